import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CliDeps } from '../../src/cli/deps.ts';
import { createProgram } from '../../src/cli/program.ts';
import { formatLogKey, logKeysOf } from '../../src/core/log-key.ts';
import type { TenantKeys } from '../../src/core/tenant-keys.ts';
import type { KeyStore } from '../../src/usecases/ports.ts';
import { withoutTenant } from '../support/cli-deps.ts';
import { handoffRecord } from '../support/handoff.ts';
import { newTestKeys } from '../support/keys.ts';
import { startWorld, type World } from '../support/world.ts';

/** A mail as a mailbox saves it. */
function savedMail(text: string): string {
  const head = ['Subject: Baton', 'Content-Type: text/plain; charset=utf-8'];
  const body = Buffer.from(text).toString('base64').replaceAll(/.{76}/g, '$&\r\n');
  return [...head, 'Content-Transfer-Encoding: base64', '', body].join('\r\n');
}

describe('the record on the command line', () => {
  let world: World;
  let files: Record<string, string>;
  beforeAll(async () => {
    world = await startWorld({ mails: false, rows: 1 });
    files = {};
    const { keys, handoffsAs } = world.product.context;
    const list = handoffsAs({ oid: 'oid-1', name: 'Petra Hansen' });
    const stored = await list.claim(handoffRecord({ subject: 'Anfrage', note: 'Bitte.' }));
    await list.change(stored, { state: 'accepted' });
    files['keys.txt'] = logKeysOf(keys).map(formatLogKey).join('\n');
    files['strange.txt'] = logKeysOf(newTestKeys()).map(formatLogKey).join('\n');
  });
  afterAll(() => world.close());

  async function run(...args: string[]) {
    const printed: string[] = [];
    let exitCode = 0;
    const deps: CliDeps = {
      ...withoutTenant,
      connect: async () => ({ ...world.product, close: () => {} }),
      importMail: () => Promise.reject(new Error('no tenant')),
      readFile: async (path) => Buffer.from(files[path] ?? ''),
      exists: async (path) => path in files,
      appendFile: async (path, content) => {
        files[path] = `${files[path] ?? ''}${content}`;
      },
      writeFile: async () => {},
      now: () => new Date('2026-11-25T10:00:00Z'),
      elapsedMs: () => 0,
      peakMemoryBytes: () => 0,
      print: (line) => printed.push(line),
      tell: () => {},
      setExitCode: (code) => {
        exitCode = code;
      },
    };
    await createProgram(deps)
      .exitOverride()
      .parseAsync(['node', 'baton', ...args]);
    return { printed, exitCode, text: printed.join('\n') };
  }

  it('is exported and verified without any tenant: integrity and completeness are said apart', async () => {
    await run('checkpoint');
    files['log.jsonl'] = (await run('export-log')).text;
    const { text, exitCode } = await run('verify', 'log.jsonl', '--keys', 'keys.txt');
    expect(text).toContain('Integrity: nothing was changed.');
    expect(text).toContain('Completeness: nothing is missing.');
    expect(exitCode).toBe(0);
  });

  it('says where something was changed or is missing, and ends with exit code 5', async () => {
    const lines = (files['log.jsonl'] ?? '').split('\n');
    files['changed.jsonl'] = lines
      .map((line) => line.replace('"Bitte."', '"Bitte nicht."'))
      .join('\n');
    files['short.jsonl'] = lines.slice(0, -1).join('\n');
    const changed = await run('verify', 'changed.jsonl', '--keys', 'keys.txt');
    expect(changed.text).toMatch(
      /Handoffs item \d+, hand-off [^,]+, column Note: the row does not say/,
    );
    expect(changed.exitCode).toBe(5);
    const short = await run('verify', 'short.jsonl', '--keys', 'keys.txt', '--json');
    const report = JSON.parse(short.text);
    expect(report.completeness).toMatchObject([{ kind: 'event_missing', event: 2, index: 1 }]);
    expect(short.exitCode).toBe(5);
  });

  it('believes no keys but those it is given', async () => {
    await expect(run('verify', 'log.jsonl')).rejects.toThrow('which keys you trust');
    const strange = await run('verify', 'log.jsonl', '--keys', 'strange.txt');
    expect(strange.text).toContain('not issued by Baton');
    expect(strange.exitCode).toBe(5);
    await expect(run('verify', 'keys.txt', '--keys', 'keys.txt')).rejects.toThrow(
      'no exported log',
    );
  });

  it('answers somebody who asks what is stored about them, and asks for whom when nobody is named', async () => {
    await expect(run('personal-data')).rejects.toThrow('say whose data');
    const { printed } = await run('personal-data', '--person', 'alsterdruck');
    expect(printed).toContainEqual(expect.stringMatching(/^Handoffs, row \d+, SenderName: Alster/));
    expect(printed).toContainEqual(expect.stringMatching(/^HandoffEvents, row \d+, Title: Anfr/));
    expect(printed.join('\n')).not.toMatch(/OwnerName|Signature|ClaimKey/);
    const { text } = await run('personal-data', '--person', 'alsterdruck', '--json');
    expect(JSON.parse(text)).toMatchObject({ person: ['alsterdruck'] });
    expect((await run('personal-data', '--person', 'Nina Niemand')).printed).toEqual([]);
  });

  it('erases only with --apply, only what is finished, and the record says so and verifies', async () => {
    const list = world.product.context.handoffsAs({ oid: 'oid-2', name: 'Tim Krause' });
    const finished = { state: 'done', stateSince: '2024-01-01T00:00:00Z' } as const;
    await list.claim(handoffRecord({ ...finished, note: 'Für Jana Brandt.' }));
    const erase = ['erase', '--person', 'jana brandt', '--person', 'Tim Krause'];
    const shown = await run(...erase);
    expect(shown.printed).toEqual([expect.stringMatching(/row: Note; event 1: Note, actor$/)]);
    expect((await run(...erase)).printed).toEqual(shown.printed);
    await run(...erase, '--apply');
    expect((await run(...erase)).printed).toEqual([]);
    files['erased.jsonl'] = (await run('export-log')).text;
    expect(files['erased.jsonl']).not.toMatch(/Jana Brandt|Tim Krause/);
    const { text, exitCode } = await run('verify', 'erased.jsonl', '--keys', 'keys.txt');
    expect(text).toContain('; 2 erased values.');
    expect(exitCode).toBe(0);
  });

  it('takes ended absences along, and who covered in those of others; what lasts stays', async () => {
    const { absenceRows } = world.product.context;
    const [tim, ina] = [
      { oid: '2f6a1c10-0000-4000-8000-000000000002', name: 'Tim Krause' },
      { oid: '2f6a1c10-0000-4000-8000-000000000003', name: 'Ina Groth' },
    ] as const;
    const days = { from: '2024-03-01', to: '2024-03-05', source: 'typed' } as const;
    await absenceRows.add({ person: tim, ...days });
    await absenceRows.add({ person: tim, ...days, to: '2099-01-01' });
    await absenceRows.add({ person: ina, ...days });
    const rowOf = async (oid: string) => (await absenceRows.list()).filter((r) => r.oid === oid);
    const [hers] = await rowOf(ina.oid);
    if (hers) await absenceRows.change(hers, { ...hers, askedOid: tim.oid, accepted: true });
    const erase = ['erase', '--person', 'Tim Krause', '--person', tim.oid];
    expect((await run(...erase)).printed).toEqual([
      expect.stringMatching(/^absence \d+, 2024-03-01 to 2024-03-05$/),
      expect.stringMatching(/^absence \d+, 2024-03-01 to 2024-03-05: who covered$/),
    ]);
    const { erased } = JSON.parse((await run(...erase, '--apply', '--json')).text);
    expect(erased).toMatchObject({ absences: 2, absencesLeft: [] });
    expect(await rowOf(tim.oid)).toMatchObject([{ to: '2099-01-01' }]);
    expect(await rowOf(ina.oid)).toMatchObject([{ askedOid: '', accepted: false }]);
    expect((await run(...erase)).printed).toEqual([]);
  });

  it('erases what is due by the setting, and asks for the setting when there is none', async () => {
    await expect(run('erase', '--due')).rejects.toThrow('RetentionDays');
    await expect(run('erase')).rejects.toThrow('say what to erase');
    await expect(run('erase', '--person', 'Kim')).rejects.toThrow('too short');
    await world.product.registerList.writeSetting('RetentionDays', '365');
    expect((await run('erase', '--due')).printed).toEqual([
      expect.stringContaining('OwnerName'),
      expect.stringMatching(/^absence \d+, 2024-03-01 to 2024-03-05$/),
    ]);
  });

  it('keeps what was seen in a file, and finds a log that became shorter', async () => {
    await run('anchor', 'anchors.txt');
    await run('anchor', 'anchors.txt');
    expect(files['anchors.txt']?.match(/— /g)).toHaveLength(1);
    const good = await run('verify', 'log.jsonl', '--keys', 'keys.txt', '--anchor', 'anchors.txt');
    expect(good.exitCode).toBe(0);
    const lines = (files['log.jsonl'] ?? '').split('\n');
    files['rolled.jsonl'] = lines.filter((line) => !line.includes('"Checkpoints"')).join('\n');
    const { text } = await run(
      'verify',
      'rolled.jsonl',
      '--keys',
      'keys.txt',
      '--anchor',
      'anchors.txt',
    );
    expect(text).toContain('the log is shorter than it was seen before');
    const verify = ['verify', 'rolled.jsonl', '--keys', 'keys.txt', '--anchor'];
    files['mail.eml'] = savedMail(files['anchors.txt'] ?? '');
    expect((await run(...verify, 'mail.eml')).text).toContain('shorter than it was seen');
    files['none.eml'] = savedMail('Guten Tag');
    await expect(run(...verify, 'none.eml')).rejects.toThrow('holds no checkpoint');
  });
});

describe('baton keys', () => {
  it('makes keys once, rotates one kind at a time, and prints the public ones for those who verify', async () => {
    let kept: TenantKeys | undefined;
    const keys: KeyStore = {
      load: async () => kept,
      save: async (more) => {
        kept = more;
      },
    };
    const printed: string[] = [];
    let filled = 0;
    const deps: CliDeps = {
      ...withoutTenant,
      connect: () => Promise.reject(new Error('no tenant')),
      importMail: () => Promise.reject(new Error('no tenant')),
      readFile: async () => Buffer.from(''),
      writeFile: async () => {},
      now: () => new Date('2026-11-25T10:00:00Z'),
      elapsedMs: () => 0,
      peakMemoryBytes: () => 0,
      print: (line) => printed.push(line),
      tell: () => {},
      setExitCode: () => {},
      keys: () => ({
        keys,
        log: 'a.example/sites/b',
        now: () => new Date(),
        random: (bytes) => new Uint8Array(bytes).fill((filled += 1)),
      }),
    };
    const run = (...args: string[]) =>
      createProgram(deps)
        .exitOverride()
        .parseAsync(['node', 'baton', 'keys', ...args]);
    await run('new');
    expect(printed).toEqual([expect.stringMatching(/^a\.example\/sites\/b\+[0-9a-f]{8}\+/)]);
    await expect(run('new')).rejects.toMatchObject({ code: 'not_allowed_now' });
    await run('rotate', 'signing');
    expect(printed).toHaveLength(3);
    expect(printed[2]).toBe(printed[0]);
    await expect(run('rotate', 'all')).rejects.toThrow('claim, signals, signing');
    await run('public');
    expect(printed.slice(3)).toEqual(printed.slice(1, 3));
  });
});
