import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../src/core/audit.ts';
import { followCourse } from '../../src/core/log-growth.ts';
import { logKeysOf } from '../../src/core/log-key.ts';
import { exportLog } from '../../src/usecases/export-log.ts';
import { startWorld, type World } from '../support/world.ts';

describe('the record of hand-offs', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const handOff = async (mail: string, person = 'Petra Hansen') => {
    const ref = await world.mailId(mail);
    const { body } = await world.api(person, 'POST', '/suggestions', ref);
    const { responsibilityId, recipient } = body.suggestion.best;
    const handoffKey = randomUUID();
    const order = { ...ref, handoffKey, kind: 'forward', responsibilityId };
    await world.api(person, 'POST', '/handoffs', order);
    return { handoffKey, owner: recipient.person.name as string };
  };
  const verify = async () => {
    const { keys } = world.product.context;
    return audit(await exportLog(keys.log, world.product.recordLists, async () => {}), {
      keys: logKeysOf(keys),
    });
  };

  it('verifies before any checkpoint, with the events that still stand in their rows', async () => {
    const { handoffKey, owner } = await handOff('pfaendung');
    await world.api(owner, 'POST', `/handoffs/${handoffKey}/actions`, { action: 'accept' });
    const report = await verify();
    expect([...report.integrity, ...report.completeness]).toEqual([]);
    expect(report.handoffs).toBe(1);
  });

  it('lists every event in a signed checkpoint', async () => {
    await handOff('elterngeld');
    expect(await world.product.logKeeper.write()).toBe(5);
    const report = await verify();
    expect([...report.integrity, ...report.completeness]).toEqual([]);
    expect(report).toMatchObject({ handoffs: 2, events: 5, notListed: 0, latest: { size: 5 } });
    await world.passTime(1);
    expect(await world.product.logKeeper.write()).toBe(0);
  });

  it('proves to a browser that it only grew since it was last seen', async () => {
    const ask = async (query: string) =>
      (await world.api('Petra Hansen', 'GET', `/record${query}`)).body;
    const first = followCourse(await ask(''), undefined);
    if (first?.kind !== 'consistent') throw new Error('there is a checkpoint');
    const { origin, size } = first.head;
    await handOff('finanzamt-frist');
    const more = await world.product.logKeeper.write();
    const since = await ask(`?${new URLSearchParams({ origin, size: `${size}` })}`);
    expect(followCourse(since, first.head)).toMatchObject({
      kind: 'consistent',
      head: { origin, size: size + more },
    });
    const other = { ...first.head, root: `${'A'.repeat(43)}=` };
    expect(followCourse(since, other)).toMatchObject({ kind: 'forked' });
    const longer = await ask(`?${new URLSearchParams({ origin, size: '99' })}`);
    expect(followCourse(longer, { ...first.head, size: 99 })).toMatchObject({ kind: 'shrank' });
  });

  it('refuses a question that names no size', async () => {
    const { status } = await world.api('Petra Hansen', 'GET', '/record?origin=x');
    expect(status).toBe(400);
  });
});
