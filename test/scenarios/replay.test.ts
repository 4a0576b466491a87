import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReplayAnswer } from '../../src/wire/register-check.ts';
import { commandLine } from '../support/cli-deps.ts';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
let world: World;

beforeAll(async () => {
  world = await startWorld({ mails: false, today: new Date('2026-11-23T09:00:00Z') });
  for (const text of ['die Zisterne leckt.', 'bitte die Zisterne reinigen.', 'Zisterne prüfen!'])
    await handOff(text, 41);
  await handOff('die Zisterne: anbei unsere Rechnung dazu.', 1);
});
afterAll(() => world.close());

async function handOff(text: string, responsibilityId: number) {
  const address = `petra.hansen@${world.sample.tenant.domain}`;
  const { id } = await world.control<{ id: string }>('POST', `/mailboxes/${address}/messages`, {
    subject: 'Rechnung und Zisterne',
    from: { emailAddress: { name: 'Mieter', address: 'm@mieter.example' } },
    internetMessageId: `<${randomUUID()}@mieter.example>`,
    body: { contentType: 'text', content: `Guten Tag,\n${text}` },
  });
  const order = { messageId: id, handoffKey: randomUUID(), kind: 'forward', responsibilityId };
  expect((await world.api(petra, 'POST', '/handoffs', order)).status).toBe(200);
}

const keywords = { Keywords: 'Störung\nZisterne\nRechnung und Zisterne' };

async function replay(who: string, body: object): Promise<ReplayAnswer> {
  const answer = await world.api(who, 'POST', '/replay', body);
  expect(answer.status).toBe(200);
  return answer.body;
}

describe('what a change of a row would have done', () => {
  it('is told before it is saved: how many answers, how many as people chose, and which', async () => {
    const answer = await replay(petra, { row: 41, columns: keywords });
    expect(answer).toMatchObject({ asked: 4, left: 0 });
    expect(answer.changed).toBeGreaterThan(0);
    expect(answer.here.after - answer.here.before).toBe(answer.changed);
    expect(answer.handoffs).toHaveLength(answer.changed);
    expect(answer.visible).toBe(answer.changed);
    const names = new Map(answer.titles.map(({ row, title }) => [row, title]));
    for (const { before, after, chosen } of answer.handoffs)
      for (const row of [before, after, chosen])
        if (row !== undefined) expect(names.get(row)).toBeTruthy();
    for (const { after, verdict, chosen } of answer.handoffs) {
      expect(after).toBe(41);
      expect(verdict === 'as_chosen').toBe(chosen === 41);
    }
  });

  it('is told for several rows together, as a change of many rows would save them', async () => {
    const one = await replay(petra, { row: 41, columns: keywords });
    const alone = await replay(petra, { changes: [{ row: 41, columns: keywords }] });
    expect(alone).toEqual(one);
    const ended = [1, 41].map((row) => ({ row, columns: { ValidTo: '2026-11-01' } }));
    const both = await replay(petra, { changes: ended });
    expect(both.asked).toBe(4);
    expect(both.here).toMatchObject({ after: 0 });
    const unknown = { changes: [{ row: 9999, columns: keywords }] };
    expect((await world.api(petra, 'POST', '/replay', unknown)).status).toBe(404);
  });

  it('is told for new rows beside changed ones, as an import would write them', async () => {
    const owner = { oid: 'a', name: 'A', mail: 'a@b.example' };
    const added = (Title: string, Keywords: string) => ({
      columns: { Title, Keywords, Owner: owner },
    });
    const answer = await replay(petra, {
      changes: [
        { row: 41, columns: { Description: 'Störungen' } },
        added('Regenwasser', 'Zisterne\nRechnung und Zisterne'),
        added('Drachenpflege', 'Drachenfutter'),
        { columns: { Title: 'Ohne Zuständige' } },
      ],
      isLenient: true,
    });
    expect(answer.asked).toBe(4);
    expect(answer.changed).toBeGreaterThan(0);
    const names = new Map(answer.titles.map(({ row, title }) => [row, title]));
    for (const { after } of answer.handoffs) expect(names.get(after ?? 0)).toBe('Regenwasser');
    const strict = { changes: [{ columns: { Title: 'Ohne Zuständige' } }] };
    expect((await world.api(petra, 'POST', '/replay', strict)).status).toBe(400);
  });

  it('changes nothing in the register, and nothing is different when nothing is changed', async () => {
    const { responsibilities } = await world.product.context.currentRegister();
    expect(responsibilities.find(({ id }) => id === 41)?.keywords).not.toContain('Zisterne');
    const same = { Title: responsibilities.find(({ id }) => id === 41)?.title ?? '' };
    expect(await replay(petra, { row: 41, columns: same })).toMatchObject({ asked: 4, changed: 0 });
  });

  it('is no way to ask about hand-offs one may not see: they do not even count', async () => {
    const answer = await replay('Piotr Kowalczyk', { row: 41, columns: keywords });
    expect(answer).toMatchObject({ asked: 0, left: 0, changed: 0, here: { before: 0, after: 0 } });
    expect(answer.handoffs).toEqual([]);
  });

  it('counts all for those who may write the register, and names what they may see', async () => {
    const answer = await replay('Linh Nguyen', { row: 41, columns: keywords });
    expect(answer.asked).toBe(4);
    expect(answer.changed).toBeGreaterThan(0);
    expect(answer).toMatchObject({ visible: 0, handoffs: [], titles: [] });
  });

  it('refuses what could not be read, and a row that is not there', async () => {
    const unreadable = { row: 41, columns: { ValidFrom: 'gestern' } };
    expect((await world.api(petra, 'POST', '/replay', unreadable)).status).toBe(400);
    const missing = { row: 4711, columns: keywords };
    expect((await world.api(petra, 'POST', '/replay', missing)).status).toBe(404);
  });

  it('is told by the command line, too', async () => {
    const connect = async () => ({ ...world.product, close: () => {} });
    const { run, printed } = commandLine(new Date('2026-11-23T09:00:00Z'), {}, { connect });
    await run(
      'replay',
      '--row',
      '41',
      '--set',
      'Keywords=Störung\\nZisterne\\nRechnung und Zisterne',
    );
    expect(printed[0]).toMatch(/^4 hand-offs asked again \(0 left out\): \d would be answered/);
    expect(printed[1]).toContain('-> row 41, chosen row');
  });

  const byCommand = async (...set: string[]) => {
    const connect = async () => ({ ...world.product, close: () => {} });
    const { run, printed } = commandLine(new Date('2026-11-23T09:00:00Z'), {}, { connect });
    await run('replay', '--row', '41', ...set.flatMap((each) => ['--set', each]));
    return printed[0];
  };

  it.each([
    [
      'a person by name, a choice and a day as people write them',
      ['Owner=Sabine Kern', 'Status=aktiv', 'ValidTo=31.12.2030'],
    ],
    [
      'a person by address under a heading of a spreadsheet',
      ['Zuständig=sabine.kern@nordlicht-technik.example'],
    ],
    ['nobody as second deputy', ['SecondDeputy=']],
  ])('takes at the command line %s', async (_what, set) => {
    expect(await byCommand(...set)).toMatch(/^4 hand-offs asked again/);
  });

  it.each([
    [
      'Owner=Sabine Korn',
      'Owner “Sabine Korn”: The directory has no such person. Please write first and last name, or the address.',
    ],
    ['Status=vielleicht', 'Status “vielleicht”: Possible are: Active, Draft, Retired.'],
    ['OwnerMale=x', 'There is no column “OwnerMale”. There are: Title, Area,'],
  ])('says of %s what is wrong with it, in a sentence', async (set, sentence) => {
    await expect(byCommand(set)).rejects.toThrow(sentence);
  });
});
