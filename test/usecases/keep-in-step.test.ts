import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HandoffQuestion } from '../../src/core/handoff-question.ts';
import { openHandoffIndex } from '../../src/store/handoff-index.ts';
import type { ChangedPage } from '../../src/usecases/handoff-ports.ts';
import { keepInStep } from '../../src/usecases/keep-in-step.ts';
import { embeddedRows, handoffRecord, storedHandoff } from '../support/handoff.ts';
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

describe('reading the list page by page', () => {
  /** Three pages with a row each; every page is asked for at a second of its own. */
  function start(failing?: { page?: number; write?: number }) {
    const did: string[] = [];
    const index = openHandoffIndex(':memory:', 'a');
    let seconds = 0;
    const read = async (cursor = '1'): Promise<ChangedPage> => {
      seconds += 1;
      did.push(`asked for ${cursor}`);
      if (Number(cursor) === failing?.page) throw new Error('page lost');
      const rows = Number(cursor) < 4 ? [storedHandoff(Number(cursor))] : [];
      const next = `${Number(cursor) + 1}`;
      const isLast = Number(cursor) > 2;
      return { kind: 'page', rows, deleted: [], unreadable: [], next, isLast };
    };
    const take: typeof index.take = (page, side) => {
      const number = Number(page.next) - 1;
      if (number === failing?.write) throw new Error('disk full');
      index.take(page, side);
      did.push(`wrote ${number}`);
    };
    const keep = () =>
      keepInStep({
        changes: { read, readOne: async () => undefined },
        index: { ...index, take },
        now: () => new Date(Date.UTC(2026, 10, 1, 8, 0, seconds)),
        rest: async () => {},
        onStartAnew: () => {},
      });
    return { did, index, keep };
  }

  it('asks for the next page before the last one is written, and writes them in order', async () => {
    const { did, index, keep } = start();
    await keep();
    expect(did.slice(0, 5)).toEqual([
      'asked for 1',
      'asked for 2',
      'wrote 1',
      'asked for 3',
      'wrote 2',
    ]);
    expect(index.page(newest).total).toBe(3);
    index.close();
  });

  it('is as old as the question for its last page', async () => {
    const { did, index, keep } = start();
    await keep();
    const asked = did.filter((each) => each.startsWith('asked'));
    expect(index.state()?.asOf).toBe(
      new Date(Date.UTC(2026, 10, 1, 8, 0, asked.length - 1)).toISOString(),
    );
    index.close();
  });

  it('serves nothing of a list that broke in the middle, and begins again', async () => {
    for (const failing of [{ page: 3 }, { write: 2 }, { page: 2, write: 1 }] as const) {
      const broken: { page?: number; write?: number } = { ...failing };
      const { index, keep } = start(broken);
      await expect(keep()).rejects.toThrow(/page lost|disk full/);
      expect(index.state()).toBeUndefined();
      expect(index.page(newest).total).toBe(0);
      delete broken.page;
      delete broken.write;
      await keep();
      expect(index.page(newest).total).toBe(3);
      index.close();
    }
  });
});
