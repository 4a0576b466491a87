import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../src/cli/exit-codes.ts';
import { commandLine } from '../support/cli-deps.ts';
import { handoffRecord } from '../support/handoff.ts';
import { startWorld, type World } from '../support/world.ts';

const today = new Date('2026-11-26T10:00:00Z');
const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

/** What an auditor asks for: the chapter of the process documentation. */
describe('the chapter of the process documentation', () => {
  let world: World;
  const files = new Map<string, Uint8Array>();
  const others = 'Wiebke Asmussen';

  beforeAll(async () => {
    world = await startWorld({ today, mails: false, rows: 12 });
    const sender = { oid: world.oid('Petra Hansen'), name: 'Petra Hansen' };
    const list = world.product.context.handoffsAs(sender);
    const owner = { oid: world.oid('Sabine Kern'), name: 'Sabine Kern' };
    const told = { title: 'Mahnungen <b>von</b> Lieferanten', handedOffBy: sender, owner };
    const stored = await list.claim(handoffRecord(told));
    await list.change(stored, { state: 'accepted' });
    await list.claim(handoffRecord({ subject: 'Geheim', area: 'Personal', owner: sender }));
    await world.product.logKeeper.write();
  });
  afterAll(() => world.close());

  const run = async (...args: string[]) => {
    const { run: call, ...said } = commandLine(
      today,
      {},
      {
        connect: async () => ({ ...world.product, close: () => {} }),
        readFile: async (path) => {
          const content = files.get(path);
          if (content === undefined) throw new Error('ENOENT');
          return content;
        },
        writeFile: async (path, content) => {
          files.set(path, Buffer.from(content));
        },
      },
    );
    await call(...args);
    return { ...said, exitCode: said.exitCode() };
  };
  const text = (file: string) => Buffer.from(files.get(file) ?? []).toString('utf8');

  it('is made for a day with its data beside it, and names the hash of these data', async () => {
    const { told } = await run('chapter', '2026-11-26', 'v.html', '--from', '2026-01-01');
    const hash = sha256(text('v.json'));
    expect(told).toContain(`SHA-256 of the data: ${hash}`);
    expect(text('v.html')).toContain(hash);
    expect(text('v.html')).toContain('2. Zuständigkeiten und Vertretungen');
    expect(text('v.html')).toContain('nicht dieselbe Person wie Schritt');
    expect(text('v.html')).toContain('2 von 2 Übergaben des Zeitraums');
    expect(text('v.html')).toContain('Mahnungen &lt;b&gt;von&lt;/b&gt; Lieferanten');
    expect(text('v.html')).not.toContain('2. Mahnung zu Rechnung');
    const { samples, record } = JSON.parse(text('v.json'));
    expect(samples.drawn.flatMap(({ findings }: { findings: unknown[] }) => findings)).toEqual([]);
    const accepted = samples.drawn.find(({ trail }: { trail: unknown[] }) => trail.length === 2);
    expect(accepted.trail).toMatchObject([
      { number: 1, state: 'offered', listed: true },
      { number: 2, state: 'accepted', listed: true },
    ]);
    expect(record.checkpoint.size).toBe(3);
  });

  it('is the same file for the same data, and verify-chapter makes sure of it', async () => {
    const html = text('v.html');
    await run('chapter', '2026-11-26', 'v.html', '--from', '2026-01-01');
    expect(text('v.html')).toBe(html);
    const { printed, exitCode } = await run('verify-chapter', 'v.html');
    expect(printed[0]).toContain('exactly what these data say');
    expect(exitCode).toBe(0);
  });

  it.each(['html', 'docx'])(
    'says of a changed chapter (%s) or of other data that they do not belong together',
    async (kind) => {
      const file = `w.${kind}`;
      await run('chapter', '2026-11-26', file, '--samples', '0', '--language', 'en');
      expect((await run('verify-chapter', file)).exitCode).toBe(0);
      const data = files.get('w.json') ?? Buffer.from('');
      files.set(
        'w.json',
        Buffer.from(Buffer.from(data).toString().replace('Sabine Kern', 'Jens Maier')),
      );
      const other = await run('verify-chapter', file, '--json');
      expect(JSON.parse(other.printed[0] ?? '')).toMatchObject({ kind: 'other_data' });
      expect(other.exitCode).toBe(5);
      files.set('w.json', data);
      await run('chapter', '2026-11-26', `german.${kind}`, '--samples', '0');
      expect((await run('verify-chapter', `german.${kind}`, 'w.json')).exitCode).toBe(0);
      if (kind === 'docx') return;
      files.set(file, Buffer.from(text(file).replace('Sabine Kern', 'Jens Maier')));
      const changed = await run('verify-chapter', file);
      expect(changed.printed[0]).toContain('its text is not what this Baton makes of them');
      expect(changed.exitCode).toBe(5);
    },
  );

  it('is a Word document with headings, and with tables whose heads repeat on every page', async () => {
    await run('chapter', '2026-11-26', 'v.docx', '--from', '2026-01-01');
    const parts = unzipSync(new Uint8Array(files.get('v.docx') ?? []));
    const document = Buffer.from(parts['word/document.xml'] ?? []).toString();
    expect(document).toContain('<w:tblHeader/>');
    expect(document).toContain('<w:pStyle w:val="Heading2"/>');
    expect(document).toContain('5. Stichproben von Übergaben');
    const footer = Buffer.from(parts['word/footer1.xml'] ?? []).toString();
    expect(footer).toContain(sha256(text('v.json')));
  });

  it.each([
    ['a day that is none', ['chapter', '2026-02-30', 'v.html'], 'YYYY-MM-DD'],
    [
      'a period that ends before it begins',
      ['chapter', '2026-02-01', 'v.html', '--from', '2026-03-01'],
      'before',
    ],
    ['a day that is to come', ['chapter', '2027-01-01', 'v.html'], '2027-01-01 is to come'],
    ['to tell who was responsible on it', ['as-of', '2027-01-01'], '2027-01-01 is to come'],
    ['a spreadsheet of it', ['export', '--as-of', '2026-11-27'], '2026-11-27 is to come'],
    ['another kind of file', ['chapter', '2026-02-01', 'v.pdf'], 'must end with .html or .docx'],
    ['data that are none', ['verify-chapter', 'v.html', 'v.html'], 'is not JSON'],
  ])('refuses %s with one sentence and exit code 2', async (_what, args, sentence) => {
    const failure = await run(...args).catch((error: unknown) => error);
    expect(String(failure)).toContain(sentence);
    expect(exitCodeOf(failure)).toBe(2);
  });

  const ask = async (who: string, query = '', to = '2026-11-26') =>
    world.raw(
      new Request(`https://baton.example/api/chapter?from=2026-01-01&to=${to}${query}`, {
        headers: { authorization: `Bearer ${await world.tokenFor(who)}` },
      }),
    );
  const dataOf = async (response: Response) => {
    const parts = unzipSync(new Uint8Array(await response.arrayBuffer()));
    const data = parts['verfahrensdokumentation.json'] ?? new Uint8Array();
    const html = Buffer.from(parts['verfahrensdokumentation.html'] ?? []).toString();
    expect(html).toContain(sha256(data));
    return JSON.parse(Buffer.from(data).toString());
  };

  it('is given to leads with samples of their areas, to auditors with all, which is recorded, and to nobody else', async () => {
    const mailOf = (name: string) =>
      world.sample.tenant.users.find(({ displayName }) => displayName === name)?.mail ?? '';
    expect((await ask(others)).status).toBe(403);
    const set = async (key: string, value: string) => {
      await world.product.registerList.writeSetting(key, value);
      await world.passTime(301);
    };
    await set('Leads', `Rechnungen: ${mailOf(others)}`);
    const lead = await dataOf(await ask(others));
    expect(lead.made.by).toBe(others);
    expect(lead.samples).toMatchObject({ seenAs: 'person', among: 1 });
    expect((await ask(others, '&as=auditor')).status).toBe(403);
    await set('Auditors', mailOf('Henrike Voss'));
    const all = await dataOf(await ask('Henrike Voss', '&as=auditor'));
    expect(all.samples).toMatchObject({ seenAs: 'auditor', among: 2 });
    const readings = await world.product.readList('AuditorReadings');
    expect(readings.some(({ fields }) => fields['ReaderName'] === 'Henrike Voss')).toBe(true);
  });

  it('is refused for a day that is to come, in a sentence that says until when', async () => {
    const answer = await ask('Henrike Voss', '', '2027-01-01');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: 'day_to_come',
      detail: expect.stringContaining('bis heute'),
    });
  });

  it('names no row that its maker may not read, neither as it is nor as it was, and says that rows are missing', async () => {
    const rows = await world.product.registerList.readRows();
    const hidden = rows.find((row) => row['Process'] && row['Step'] === 2);
    const [item, title] = [Number(hidden?.['id']), String(hidden?.['Title'])];
    expect(JSON.stringify(await dataOf(await ask(others)))).toContain(title);
    await world.product.registerList.writeSetting('RowRights', 'yes');
    const place = { site: '/sites/baton', list: 'Responsibilities', item };
    await world.control('PUT', '/rights', { ...place, owners: [] });
    await world.passTime(301);
    const data = await dataOf(await ask(others));
    expect(data.rows).toHaveLength(rows.length - 1);
    expect(JSON.stringify(data)).not.toContain(title);
    expect(data.register.partly).toBe(true);
    const { faults, steps } = data.processes.find(
      ({ name }: { name: string }) => name === hidden?.['Process'],
    );
    expect(steps).not.toContain(item);
    expect(faults).toEqual([]);
  });
});
