import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../src/core/audit.ts';
import type { ErasureWish } from '../../src/core/erasure.ts';
import { logKeysOf } from '../../src/core/log-key.ts';
import { dayOf } from '../../src/core/calendar.ts';
import { retentionSetting } from '../../src/core/retention.ts';
import { createWorker, type Worker } from '../../src/main/rounds.ts';
import { eraseHandoff } from '../../src/usecases/erase.ts';
import { exportLog } from '../../src/usecases/export-log.ts';
import { createRetention } from '../../src/usecases/retention.ts';
import { startWorld, type World } from '../support/world.ts';

const day = 24 * 60 * 60;
let world: World;
let round: Worker['round'];

beforeEach(async () => {
  world = await startWorld();
  ({ round } = createWorker(world.product));
});
afterEach(() => world.close());

/** Petra hands a mail off with a note, and its owner does the rest. */
async function handOff(mail: string, ...actions: string[]) {
  const ref = await world.mailId(mail);
  const { body } = await world.api('Petra Hansen', 'POST', '/suggestions', ref);
  const { responsibilityId, recipient } = body.suggestion.best;
  const handoffKey = randomUUID();
  const order = {
    ...ref,
    handoffKey,
    kind: 'forward',
    responsibilityId,
    note: 'Bitte an Zaunkönig',
  };
  const { body: done } = await world.api('Petra Hansen', 'POST', '/handoffs', order);
  const owner: string = recipient.person.name;
  for (const action of actions)
    await world.api(owner, 'POST', `/handoffs/${handoffKey}/actions`, { action });
  return { handoffKey, owner, ownerOid: recipient.person.oid as string, handoff: done.handoff };
}

const read = () => exportLog(world.product.logName, world.product.recordLists, async () => {});
async function verify() {
  const { keys } = world.product.context;
  const log = await read();
  return { ...audit(log, { keys: logKeysOf(keys) }), text: JSON.stringify(log) };
}
const erasing = () => ({
  lists: world.product.recordLists,
  handoffs: world.product.ownHandoffs,
});

/** An erasure that is killed between the row and its events; answers what it was to erase. */
async function dieOver(handoffKey: string): Promise<ErasureWish> {
  const wish: ErasureWish = { kind: 'handoffs', keys: [handoffKey] };
  const { lists, handoffs } = erasing();
  const changeEvent = () => Promise.reject(new Error('killed'));
  const dying = eraseHandoff(handoffKey, wish, { handoffs, lists: { ...lists, changeEvent } });
  await expect(dying).rejects.toThrow('killed');
  return wish;
}

describe('erasing', () => {
  it('takes everything personal from what was finished long enough ago, and the record says so and verifies', async () => {
    const { owner, ownerOid, handoff } = await handOff('pfaendung', 'accept', 'done');
    await world.product.registerList.writeSetting(retentionSetting, '365');
    await world.product.logKeeper.write();
    await world.passTime(364 * day);
    await round();
    expect(await verify()).toMatchObject({ erased: 0 });

    const { absenceRows } = world.product.context;
    const person = { oid: ownerOid, name: owner };
    const ended = { person, from: '2020-03-01', to: '2020-03-05', source: 'typed' } as const;
    await absenceRows.add(ended);
    await absenceRows.add({ ...ended, to: dayOf(world.product.context.now()) });
    await world.passTime(2 * day);
    await round();
    const kept = (await absenceRows.list()).filter(({ from }) => from === ended.from);
    expect(kept.map(({ to }) => to)).not.toContain(ended.to);
    expect(kept).toHaveLength(1);
    const { integrity, completeness, erased, notYetErased, text } = await verify();
    expect([...integrity, ...completeness]).toEqual([]);
    expect(erased).toBeGreaterThan(10);
    expect(notYetErased).toBe(0);
    const words = [owner, ownerOid, 'Petra Hansen', 'Zaunkönig', handoff.from.name];
    expect(words.filter((word) => text.includes(word))).toEqual([]);
    const head = async () => (await read()).handoffs[0]?.fields['Head'];
    const before = await head();
    await world.passTime(2 * day);
    await round();
    expect(await head()).toBe(before);
  });

  it('looks into the index on disk for it, and reads of the record only the hand-offs that are due', async () => {
    await world.product.registerList.writeSetting(retentionSetting, '365');
    const { handoffKey: old } = await handOff('pfaendung', 'accept', 'done');
    await world.passTime(366 * day);
    await handOff('finanzamt-frist', 'accept', 'done');
    await world.product.handoffLog.keepInStep();
    const asked: string[] = [];
    const { product } = world;
    const { find } = product.recordLists;
    const refuse = () => {
      throw new Error('the whole list was read');
    };
    const lists = {
      ...product.recordLists,
      readChanges: refuse,
      readUnarchived: refuse,
      find: async (...about: Parameters<typeof find>) => {
        asked.push(about[2].split(':')[0] ?? '');
        return find(...about);
      },
    };
    const look = createRetention({
      ...product.context,
      lists,
      handoffs: product.ownHandoffs,
      readings: product.readingLog,
      onFailed: (_what, error) => {
        throw error;
      },
    });
    expect(await look()).toBeGreaterThan(10);
    expect([...new Set(asked)]).toEqual([old]);
  });

  it('is ended by another worker when one was killed over it', async () => {
    const { handoffKey } = await handOff('pfaendung', 'accept', 'done');
    await world.product.registerList.writeSetting(retentionSetting, '365');
    await world.passTime(366 * day);
    await dieOver(handoffKey);
    expect((await verify()).notYetErased).toBeGreaterThan(5);
    await round();
    expect(await verify()).toMatchObject({ integrity: [], completeness: [], notYetErased: 0 });
  });

  it('also takes away what auditors read, so many days after they did, and nothing younger', async () => {
    await world.product.registerList.writeSetting(retentionSetting, '365');
    const reader = { oid: world.oid('Henrike Voss'), name: 'Henrike Voss' };
    const note = (what: string) =>
      world.product.readingLog.note({
        reader,
        at: world.product.context.now().toISOString(),
        what,
        rows: 1,
      });
    const kept = async () =>
      (await world.product.readList('AuditorReadings')).map(({ fields }) => fields['What']);
    await note('first');
    await world.passTime(364 * day);
    await note('second');
    await round();
    expect(await kept()).toEqual(['first', 'second']);
    await world.passTime(2 * day);
    await round();
    expect(await kept()).toEqual(['second']);
  });

  it('does nothing by itself while no retention is set, or one that cannot be read', async () => {
    await handOff('pfaendung', 'accept', 'done');
    await world.passTime(4_000 * day);
    await round();
    await world.product.registerList.writeSetting(retentionSetting, 'ein Jahr');
    await round();
    expect(await verify()).toMatchObject({ erased: 0 });
  });

  it('leaves alone what somebody still works on', async () => {
    const { handoffKey } = await handOff('pfaendung', 'accept');
    const wish: ErasureWish = { kind: 'handoffs', keys: [handoffKey] };
    expect(await eraseHandoff(handoffKey, wish, erasing())).toBe(0);
    expect((await verify()).text).toContain('Zaunkönig');
  });

  it('forgets one person and nobody else', async () => {
    const { handoffKey, owner, ownerOid } = await handOff('pfaendung', 'accept', 'done');
    const whom = { oids: [ownerOid], names: [owner.toLowerCase()] };
    expect(await eraseHandoff(handoffKey, { kind: 'person', whom }, erasing())).toBeGreaterThan(4);
    const { integrity, completeness, text } = await verify();
    expect([...integrity, ...completeness]).toEqual([]);
    expect(text).not.toContain(ownerOid);
    expect(text).not.toContain(owner);
    expect(text).toContain('Petra Hansen');
    expect(text).toContain('Zaunkönig');
  });

  it('is ended by the next one when it was interrupted, and until then the verifier says what is left', async () => {
    const { handoffKey } = await handOff('pfaendung', 'accept', 'done');
    const wish = await dieOver(handoffKey);
    const half = await verify();
    expect([...half.integrity, ...half.completeness]).toEqual([]);
    expect(half.notYetErased).toBeGreaterThan(5);
    await eraseHandoff(handoffKey, wish, erasing());
    const { integrity, completeness, notYetErased, text } = await verify();
    expect([...integrity, ...completeness]).toEqual([]);
    expect(notYetErased).toBe(0);
    expect(text).not.toContain('Zaunkönig');
  });

  it('is found when somebody does it with their own hands', async () => {
    const { handoffKey } = await handOff('pfaendung', 'accept', 'done');
    const [event] = await world.product.recordLists.find(
      'HandoffEvents',
      'EventKey',
      `${handoffKey}:1`,
    );
    await world.product.recordLists.changeEvent(event?.id ?? '', { Disclosures: '{}' });
    const { completeness } = await verify();
    expect(completeness).toMatchObject([{ kind: 'values_missing', event: 1 }]);
  });
});
