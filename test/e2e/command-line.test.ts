import { execFile } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningBaton, startBaton } from '../support/running-baton.ts';
import { sharedPath } from '../support/shared.ts';

const root = resolve(import.meta.dirname, '../..');
const info = 'info@nordlicht-technik.example';
const odd = sharedPath('mails/odd');

/** `npx baton` as a process of its own, beside the running tenant. */
describe('the command line beside npm start', () => {
  let baton: RunningBaton;
  beforeAll(async () => {
    baton = await startBaton();
  });
  afterAll(() => baton.stop());

  function run(...args: string[]): Promise<{ code: number; out: string; said: string }> {
    return new Promise((done) => {
      const env = { ...process.env, BATON_DATA: baton.dataFolder };
      const command = [join(root, 'src/main/baton.mjs'), ...args];
      execFile(process.execPath, command, { env, maxBuffer: 1e8 }, (error, out, said) => {
        done({ code: Number(error?.code ?? 0), out, said });
      });
    });
  }

  it('finds everything provisioned, and exports a register that suggest can read', async () => {
    expect((await run('provision')).out).toContain('Responsibilities: complete');
    const register = join(baton.dataFolder, 'register.json');
    writeFileSync(register, (await run('export-register', '--json')).out);
    const mail = join(baton.dataFolder, 'mail.eml');
    writeFileSync(
      mail,
      'From: a@b.example\r\nSubject: 2. Mahnung\r\n\r\nBitte zahlen Sie die Rechnung.\r\n',
    );
    const { code, out } = await run('suggest', '--register', register, '--mail', mail, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ best: { title: 'Mahnungen von Lieferanten' } });
  });

  it('puts mails into a mailbox, and says which file could not be read and why', async () => {
    const good = join(baton.dataFolder, 'good.eml');
    const empty = join(baton.dataFolder, 'empty.eml');
    writeFileSync(good, 'From: a@b.example\r\nSubject: Anfrage\r\n\r\nBitte.\r\n');
    writeFileSync(empty, '');
    const { code, out } = await run('import-mail', '--mailbox', info, good, empty);
    expect(out).toContain(`${good}: imported`);
    expect(out).toContain(`${empty}: not imported: The file is empty.`);
    expect(code).toBe(2);
  });

  it.skipIf(odd === undefined)(
    'imports all odd mails without one crash (skipped: not present, where ../shared is absent)',
    async () => {
      const files = readdirSync(odd ?? '').map((name) => join(odd ?? '', name));
      const { out, said } = await run('import-mail', '--mailbox', info, ...files);
      expect(out.trim().split('\n')).toHaveLength(files.length);
      expect(said).toBe('');
    },
  );
});
