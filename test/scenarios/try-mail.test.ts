import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Directory } from '../../src/wire/directory.ts';
import type { TraceAnswer } from '../../src/wire/register-check.ts';
import { commandLine } from '../support/cli-deps.ts';
import { embeddedRows } from '../support/handoff.ts';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
const today = new Date('2026-11-23T09:00:00Z');
let world: World;

beforeAll(async () => {
  world = await startWorld({ mails: false, today });
});
afterAll(() => world.close());

async function tried(body: object): Promise<TraceAnswer> {
  const answer = await world.api(petra, 'POST', '/trace', body);
  expect(answer.status).toBe(200);
  return answer.body;
}

async function status(body: object, who = petra): Promise<number> {
  return (await world.api(who, 'POST', '/trace', body)).status;
}

/** Of a mail that arrives in Petra's own mailbox. */
async function handOff(subject: string): Promise<string> {
  const address = `petra.hansen@${world.sample.tenant.domain}`;
  const { id } = await world.control<{ id: string }>('POST', `/mailboxes/${address}/messages`, {
    subject,
    from: { emailAddress: { name: 'Mieter', address: 'm@mieter.example' } },
    internetMessageId: `<${randomUUID()}@mieter.example>`,
    body: { contentType: 'text', content: 'Guten Tag' },
  });
  const handoffKey = randomUUID();
  const order = { messageId: id, handoffKey, kind: 'forward', responsibilityId: 5 };
  expect((await world.api(petra, 'POST', '/handoffs', order)).status).toBe(200);
  return handoffKey;
}

describe('a mail that is tried', () => {
  it('is traced: what was read, what was weighed and why, what a phrase removed', async () => {
    const trace = await tried({
      subject: 'Ihre Ausgangsrechnung 4711',
      from: 'a@kunde.example',
      text: 'Guten Tag,\nbitte schicken Sie uns die Rechnung noch einmal.\n\nMit freundlichen Grüßen\nA. Kunde\nKunde GmbH · Tel. 040 1234',
    });
    expect(trace.read.text).toContain('Rechnung noch einmal');
    expect(trace.read.text).not.toContain('Tel. 040');
    expect(trace.weighed[0]).toMatchObject({
      row: 8,
      title: 'Ausgangsrechnungen und Rückfragen dazu',
    });
    expect(trace.weighed[0]?.evidence[0]).toMatchObject({
      kind: 'keyword',
      found: 'Ausgangsrechnung',
    });
    const sums = trace.weighed.map(({ points }) => points.text + points.words + points.learned);
    expect(sums).toEqual(sums.toSorted((a, b) => b - a));
    expect(trace.removed).toContainEqual({
      row: 1,
      title: 'Eingangsrechnungen erfassen',
      area: 'Rechnungen',
      why: 'excluded',
      phrase: 'Ausgangsrechnung',
    });
    expect(trace.answering).toBe(60);
    expect(trace.suggestion.kind).toBe('suggested');
  });

  it('may be a file of more than the usual size', async () => {
    const body = `${'Die Mahnung liegt bei. '.repeat(20)}\r\n${'x '.repeat(60_000)}`;
    const raw = `From: b@lieferant.example\r\nSubject: Mahnung\r\n\r\n${body}\r\n`;
    const trace = await tried({ eml: Buffer.from(raw).toString('base64') });
    expect(trace.read).toMatchObject({ subject: 'Mahnung', sender: 'b@lieferant.example' });
    expect(trace.weighed[0]).toMatchObject({ row: 5 });
  });

  it('says of each row who would receive it that day, and who was skipped and why', async () => {
    const body = { subject: 'Mahnung', from: 'a@b.example', text: '', asOf: '2026-11-24' };
    const { weighed, asOf } = await tried(body);
    expect(asOf).toMatchObject({ day: '2026-11-24', missing: [], unread: 0 });
    expect(weighed[0]).toMatchObject({
      row: 5,
      recipient: {
        person: { name: 'Sabine Kern' },
        skipped: [{ person: { name: 'Deniz Yıldız' }, reason: 'away' }],
      },
    });
  });

  it('is decided for a day in the past with the rows that were in force then', async () => {
    const body = { subject: 'Faxeingang verteilen', text: '' };
    const then = await tried({ ...body, asOf: '2025-03-14' });
    expect(then.weighed[0]).toMatchObject({
      row: 62,
      recipient: { person: { name: 'Wiebke Asmussen' } },
    });
    const now = await tried(body);
    expect(now.weighed.map(({ row }) => row)).not.toContain(62);
    expect(now.asOf).toBeUndefined();
    expect(await status({ ...body, asOf: '14.03.2025' })).toBe(400);
  });

  it('may be that of a hand-off, read with the right of the person to its mailbox', async () => {
    const handoffKey = await handOff('Mahnung zum Zauberkessel');
    const trace = await tried({ handoffKey });
    expect(trace.read).toMatchObject({ subject: 'Mahnung zum Zauberkessel' });
    expect(trace.weighed[0]).toMatchObject({ row: 5 });
    expect(await status({ handoffKey }, 'Piotr Kowalczyk')).toBe(404);
  });

  it('is nowhere afterwards: not in the lists, not in the log, not in an answer that refuses it', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) });
    const server = world.startServer(async (request) => world.emulator.fetch(request), { log });
    const ask = (body: object) => world.apiOf(server)(petra, 'POST', '/trace', body);
    const secret = 'Zaubertrank';
    const typed = { subject: secret, from: `${secret}@b.example`, text: `Der ${secret} ist leer.` };
    expect((await ask(typed)).status).toBe(200);
    const raw = Buffer.from(`Subject: ${secret}\r\n\r\n${secret}`).toString('base64');
    expect((await ask({ eml: raw })).status).toBe(200);
    const refused = await ask({ ...typed, text: secret.repeat(5_000) });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).not.toContain(secret);
    expect(lines.join('')).not.toContain(secret);
    for (const list of ['Handoffs', 'HandoffEvents', 'AuditorReadings', 'Settings']) {
      const rows = await embeddedRows(world, list).all();
      expect(JSON.stringify(rows)).not.toContain(secret);
    }
    expect(lines.length).toBeGreaterThan(0);
  });
});

describe('the register as of a day', () => {
  async function directory(query: string): Promise<Directory> {
    const answer = await world.api(petra, 'GET', `/responsibilities?${query}`);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  it('names in Find who answered then, also for a row that has ended since', async () => {
    const { entries, asOf } = await directory('q=Faxeingang&asOf=2025-03-14');
    expect(entries[0]?.responsibility).toMatchObject({
      id: 62,
      owner: { name: 'Wiebke Asmussen' },
    });
    expect(asOf).toMatchObject({ day: '2025-03-14', missing: [], unread: 0 });
    expect(entries[0]?.doubt).toEqual({ why: 'entered_later', since: '2026-11-23' });
    const now = await directory('q=Faxeingang');
    expect(now.entries.map(({ responsibility }) => responsibility.id)).not.toContain(62);
    expect(now.asOf).toBeUndefined();
  });

  it('says who would have received it on a day on which the owner is away', async () => {
    const { entries } = await directory('row=5&asOf=2026-11-24');
    expect(entries[0]?.recipient).toMatchObject({ person: { name: 'Sabine Kern' } });
  });

  it('is told by the command line, too', async () => {
    const connect = async () => ({ ...world.product, close: () => {} });
    const { run, printed } = commandLine(today, {}, { connect });
    await run('as-of', '2025-03-14', 'Faxeingang');
    expect(printed[0]).toBe(
      'Faxeingang verteilen (Dokumente), row 62: Wiebke Asmussen; in force 2019-01-01 to 2025-06-30',
    );
    await expect(run('as-of', '2025-02-30')).rejects.toThrow('Give a day');
  });
});
