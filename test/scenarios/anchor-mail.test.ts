import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCheckpoints } from '../../src/core/log-file.ts';
import { createWorker } from '../../src/main/rounds.ts';
import { handoffRecord } from '../support/handoff.ts';
import { startWorld, type World } from '../support/world.ts';

const day = 24 * 60 * 60;
let world: World;
afterEach(() => world.close());

async function handOff() {
  const { handoffsAs } = world.product.context;
  await handoffsAs({ oid: 'oid-1', name: 'Petra Hansen' }).claim(handoffRecord({ state: 'done' }));
}

/** What lies in the mailbox of the auditors, oldest first; their own mails do not count. */
async function anchors() {
  const path = '/me/mailFolders/inbox/messages?$top=50&$orderby=receivedDateTime';
  const { value } = await world.graph<{ value: { subject: string; body: { content: string } }[] }>(
    'Sabine Kern',
    path,
  );
  const mails = value.filter(({ subject }) => subject.startsWith('Baton: '));
  return mails.flatMap(({ body }) => findCheckpoints(body.content));
}

describe('a mailbox of the auditors', () => {
  beforeEach(async () => {
    const anchorTo = 'sabine.kern@nordlicht-technik.example';
    world = await startWorld({ mails: false, rows: 1, anchorTo });
  });

  it('gets the last checkpoint once a day, as long as the log grows', async () => {
    const { round } = createWorker(world.product);
    await round();
    expect(await anchors()).toEqual([]);
    await handOff();
    await round();
    await handOff();
    await round();
    expect(await anchors()).toMatchObject([{ size: 1 }]);
    await world.passTime(day + 1);
    await round();
    expect(await anchors()).toMatchObject([{ size: 1 }, { size: 2 }]);
    await world.passTime(day + 1);
    await createWorker(world.product).round();
    expect(await anchors()).toHaveLength(2);
  });
});

describe('without a mailbox of the auditors', () => {
  it('nobody gets anything', async () => {
    world = await startWorld({ mails: false, rows: 1 });
    await handOff();
    await createWorker(world.product).round();
    expect(await anchors()).toEqual([]);
    expect(await world.product.settingRows.find('LastAnchor')).toBeUndefined();
  });
});
