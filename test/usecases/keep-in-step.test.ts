import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HandoffQuestion } from '../../src/core/handoff-question.ts';
import { embeddedRows, handoffRecord } from '../support/handoff.ts';
import { startWorld, type World } from '../support/world.ts';

const newest: HandoffQuestion = {
  rules: [],
  order: 'handed_off',
  descending: true,
  skip: 0,
  size: 50,
};

describe('keeping in step with the Hand-offs list', () => {
  let world: World;
  const list = () =>
    world.product.context.handoffsAs({ oid: world.oid('Petra Hansen'), name: 'Petra Hansen' });
  const log = () => world.product.context.handoffLog;
  beforeEach(async () => {
    world = await startWorld({ rows: 1, mails: false });
  });
  afterEach(() => world.close());

  const subjects = async () => {
    const { index } = await log().ask();
    return index.page(newest).rows.map(({ record }) => record.subject);
  };
  const write = (subject: string, day = 1) =>
    list().claim(handoffRecord({ subject, handedOffAt: `2026-11-0${day}T08:00:00Z` }));
  /** As another server writes: this one's index does not hear of it. */
  const writeElsewhere = async (subject: string, day = 1) => {
    const other = world.startServer(async (request) => world.emulator.fetch(request));
    const stored = await other.context
      .handoffsAs({ oid: '', name: '' })
      .claim(handoffRecord({ subject, handedOffAt: `2026-11-0${day}T08:00:00Z` }));
    other.close();
    return stored;
  };
  const fault = (rule: object) =>
    world.control('POST', '/faults', { method: 'GET', path: 'Handoffs|items/delta', ...rule });

  it('brings what another server wrote, changed, and what was deleted', async () => {
    const first = await writeElsewhere('A', 1);
    await writeElsewhere('B', 2);
    expect(await subjects()).toEqual(['B', 'A']);
    await list().change(first, { subject: 'A2' });
    await embeddedRows(world).remove('B');
    expect(await subjects()).toEqual(['A2']);
  });

  it('shows an own write without asking anybody, and survives that nobody answers', async () => {
    await write('A', 1);
    await log().ask();
    await write('B', 2);
    world.cutConnection();
    expect(await subjects()).toEqual(['B', 'A']);
    const { state } = await log().ask();
    expect(state.stale).toBe(true);
  });

  it('reads the list anew when the token is forgotten, and answers from the old index meanwhile', async () => {
    await write('A', 1);
    await log().ask();
    await world.control('POST', '/delta-tokens/expire', {});
    await writeElsewhere('B', 2);
    await fault({
      path: 'delta\\?\\$expand',
      status: 503,
      headers: { 'retry-after': '0' },
      times: 9,
    });
    expect(await subjects()).toEqual(['A']);
    expect((await log().ask()).state.stale).toBe(true);
    await world.control('DELETE', '/faults');
    expect(await subjects()).toEqual(['B', 'A']);
    expect((await log().ask()).state.stale).toBe(false);
  });

  it('trusts nothing of an answer with an error inside, and reads anew', async () => {
    await write('A', 1);
    await log().ask();
    await writeElsewhere('B', 2);
    await fault({
      path: 'items/delta',
      errorInside: { code: 'generalException', message: 'something went wrong' },
    });
    expect(await subjects()).toEqual(['B', 'A']);
  });

  it('keeps the old index, and says so, while every answer has an error inside', async () => {
    await write('A', 1);
    await log().ask();
    await writeElsewhere('B', 2);
    const errorInside = { code: 'generalException', message: 'something went wrong' };
    await fault({ path: 'items/delta', errorInside, times: 100 });
    expect(await subjects()).toEqual(['A']);
    expect((await log().ask()).state.stale).toBe(true);
  });

  it('takes a page that comes twice as one, and gives up one that comes for ever', async () => {
    await write('A', 1);
    await log().ask();
    await writeElsewhere('B', 2);
    await fault({ path: 'items/delta', repeatPage: true });
    expect(await subjects()).toEqual(['B', 'A']);
    await writeElsewhere('C', 3);
    await fault({ path: 'items/delta', repeatPage: true, times: 100 });
    expect(await subjects()).toEqual(['C', 'B', 'A']);
    expect((await log().ask()).state.stale).toBe(true);
  });

  it('asks one by one for rows that a view hides, and says that it had to', async () => {
    await writeElsewhere('A', 1);
    await writeElsewhere('B', 2);
    await writeElsewhere('C', 3);
    await fault({ path: 'items/delta', view: { column: 'Title', equals: 'C' }, times: 100 });
    expect(await subjects()).toEqual(['C', 'B', 'A']);
    expect((await log().ask()).state.hidden).toBe(2);
  });

  it('leaves out and counts a row that somebody wrote by hand', async () => {
    await write('A', 1);
    await embeddedRows(world).add({ Title: 'by hand' });
    expect(await subjects()).toEqual(['A']);
    expect((await log().ask()).state.unreadable).toBe(1);
  });

  it('joins everybody who asks at the same moment into one round', async () => {
    await write('A', 1);
    await log().ask();
    const before = world.sentRequests();
    await Promise.all([log().ask(), log().ask(), log().keepInStep()]);
    expect(world.sentRequests() - before).toBe(1);
  });
});
