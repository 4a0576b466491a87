import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listPlans } from '../../src/core/lists.ts';
import type { CliDeps, ImportedMail } from '../../src/cli/deps.ts';
import { mailOfEml } from '../../src/cli/eml.ts';
import { exitCodeOf } from '../../src/cli/exit-codes.ts';
import { commandLine } from '../support/cli-deps.ts';
import { readRequest } from '../../src/core/mail.ts';
import { sampleCompany } from '../../src/sample/company.ts';
import { sharedPath } from '../support/shared.ts';
import { openSiteAdmin } from '../support/site-admin.ts';
import { startWorld } from '../support/world.ts';

const today = new Date('2026-11-23T10:00:00Z');
const register = JSON.stringify(sampleCompany(today).register);

const setUp = (files: Record<string, string>, more?: Partial<CliDeps>) =>
  commandLine(today, files, more);

describe('baton suggest', () => {
  const mail =
    'From: a@b.example\r\nSubject: 2. Mahnung zu Rechnung 4711\r\n\r\nBitte zahlen Sie bis 30.11.\r\n';
  const files = { 'register.json': register, 'mail.eml': mail };

  it('names the person, the area, the reason and who was skipped, without any tenant', async () => {
    const { run, printed } = setUp(files);
    await run('suggest', '--register', 'register.json', '--mail', 'mail.eml');
    expect(printed[0]).toMatch(
      /^(clear|likely): Sabine Kern — Mahnungen von Lieferanten \(Rechnungen\); Deniz Yıldız away/,
    );
    expect(printed[0]).toContain('subject: “Mahnung”');
  });

  it('prints the whole suggestion as JSON', async () => {
    const { run, printed } = setUp(files);
    await run('suggest', '--register', 'register.json', '--mail', 'mail.eml', '--json');
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      kind: 'suggested',
      best: { title: 'Mahnungen von Lieferanten' },
    });
  });

  it('prints with --trace also what was weighed and what was read', async () => {
    const { run, printed } = setUp(files);
    await run('suggest', '--register', 'register.json', '--mail', 'mail.eml', '--trace');
    expect(printed[1]).toMatch(/^read: 2. Mahnung zu Rechnung 4711 \/ Bitte zahlen/);
    expect(printed.join('\n')).toContain('row 5, Mahnungen von Lieferanten');
  });

  it.each([
    ['no JSON', '{', 'broken.json is not JSON'],
    ['another format', '{"format":"x"}', 'not a register file'],
    ['no rows', '{"format":"baton-register/1"}', '"responsibilities" must be a list'],
  ])('says what is wrong with a register file: %s', async (_what, content, message) => {
    const { run } = setUp({ ...files, 'broken.json': content });
    const attempt = run('suggest', '--register', 'broken.json', '--mail', 'mail.eml');
    await expect(attempt).rejects.toThrow(message);
    await attempt.catch((error: unknown) => expect(exitCodeOf(error)).toBe(2));
  });

  it('reports rows it had to skip and works with the others', async () => {
    const broken = {
      format: 'baton-register/1',
      responsibilities: [
        { id: 1, Title: 'Ohne' },
        ...sampleCompany(today).register.responsibilities,
      ],
    };
    const { run, printed, told } = setUp({ ...files, 'register.json': JSON.stringify(broken) });
    await run('suggest', '--register', 'register.json', '--mail', 'mail.eml');
    expect(told).toEqual([expect.stringContaining('Row 1: no owner')]);
    expect(printed[0]).toContain('Mahnungen von Lieferanten');
  });
});

describe('baton import-mail', () => {
  it('goes on after a file that cannot be read, says why, and ends with exit code 2', async () => {
    const importMail = async (_mailbox: string, raw: Uint8Array): Promise<ImportedMail> =>
      raw.length === 0
        ? { kind: 'refused', reason: 'The file is empty.' }
        : { kind: 'imported', id: '1' };
    const { run, printed, exitCode } = setUp(
      { 'a.eml': '', 'b.eml': 'Subject: x\r\n\r\n' },
      { importMail },
    );
    await run('import-mail', '--mailbox', 'a@b.example', 'a.eml', 'b.eml');
    expect(printed).toEqual(['a.eml: not imported: The file is empty.', 'b.eml: imported']);
    expect(exitCode()).toBe(2);
  });
});

describe('baton import-mail of a file that is not there', () => {
  it('says so, goes on, and tells both as JSON', async () => {
    const readFile = async (path: string) => {
      if (path === 'a.eml') throw new Error('ENOENT');
      return Buffer.from('Subject: x\r\n\r\n');
    };
    const { run, printed, exitCode } = setUp({}, { readFile });
    await run('import-mail', '--mailbox', 'a@b.example', 'a.eml', 'b.eml', '--json');
    expect(JSON.parse(printed.join('\n'))).toEqual([
      { file: 'a.eml', kind: 'refused', reason: 'a.eml cannot be read' },
      { file: 'b.eml', kind: 'imported', id: 'x' },
    ]);
    expect(exitCode()).toBe(2);
  });
});

describe('baton provision and export-register', () => {
  it('find everything in place the second time, and export what import-register wrote', async () => {
    const world = await startWorld({ mails: false });
    const connect = async () => ({ ...world.product, close: () => {} });
    const { run, printed } = setUp({}, { connect });
    await run('provision');
    expect(printed).toHaveLength(listPlans.length);
    for (const line of printed) expect(line).toMatch(/: complete$/);
    await run('export-register', '--json');
    const exported = JSON.parse(printed.at(-1) ?? '');
    expect(exported.responsibilities).toHaveLength(world.sample.register.responsibilities.length);
    expect(exported.absences).toHaveLength(world.sample.register.absences.length);
    expect(exported.internalDomains).toEqual(world.sample.register.internalDomains);
    await world.close();
  });
});

describe('baton provision on lists that were changed', () => {
  it('says first what it would do, then does it, and what is left ends with exit code 2', async () => {
    const world = await startWorld({ mails: false, rows: 1 });
    const admin = await openSiteAdmin(world, world.clientId, async (request) =>
      world.emulator.fetch(request),
    );
    await admin.inList('DELETE', 'Responsibilities', '/columns/Filing');
    await admin.inList('DELETE', 'HandoffEvents', '');
    const written = new Map<string, string>();
    const { run, printed, exitCode } = setUp(
      {},
      {
        connect: async () => ({ ...world.product, close: () => {} }),
        writeFile: async (path, content) => {
          written.set(path, String(content));
        },
      },
    );
    await run('provision', '--dry-run');
    expect(printed.splice(0).join('\n')).toMatch(
      /Responsibilities: would be mended\n {2}Filing was missing: would be mended[^]*HandoffEvents: is gone.*recycle bin/,
    );
    expect(exitCode()).toBe(2);
    await run('provision', '--recreate', '--script', 'lists.ps1');
    expect(printed.splice(0).join('\n')).toMatch(
      /Filing was missing: mended[^]*HandoffEvents: created[^]*Left to do, by lists.ps1[^]*1\. Responsibilities: a view/,
    );
    expect(written.get('lists.ps1')).toContain(
      `Connect-PnPOnline -Url '${world.product.siteUrl}' -Interactive`,
    );
    await run('provision', '--json');
    const { lists } = JSON.parse(printed.at(-1) ?? '');
    expect(lists.every((each: any) => each.state === 'there' && each.columns.length === 0)).toBe(
      true,
    );
    await world.close();
  });
});

const odd = sharedPath('mails/odd');

describe.skipIf(odd === undefined)(
  'odd raw mails (skipped: not present, where ../shared is absent)',
  () => {
    it.each(odd === undefined ? [] : readdirSync(odd))(
      '%s is read without a crash',
      async (name) => {
        const mail = await mailOfEml(readFileSync(join(odd ?? '', name)));
        const request = readRequest(mail);
        expect(typeof request.subject).toBe('string');
        expect(typeof request.text).toBe('string');
      },
    );
  },
);
