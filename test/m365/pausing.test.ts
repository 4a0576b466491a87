import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createGraph } from '../../src/m365/graph.ts';
import { createPauses } from '../../src/m365/pauses.ts';
import { pausing } from '../../src/m365/pausing.ts';

const row = '/sites/1/lists/1/items/1';
const fine = () => Response.json({ id: '1' });
const asksToWait = (seconds: number, status = 429, more: Record<string, string> = {}) =>
  new Response(null, { status, headers: { 'retry-after': String(seconds), ...more } });

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

/** Graph as Anna, Bert and the app reach it, and everything that left for it; `answer` is what comes next. */
function startGraph() {
  const state = { asked: [] as string[], answer: fine };
  const pauses = createPauses(() => new Date());
  const as = (who: string) => {
    const door = async ({ method }: Request) => {
      state.asked.push(`${who} ${method}`);
      const answer = state.answer;
      state.answer = fine;
      return answer();
    };
    const graph = createGraph(pausing(door, pauses, who), async () => 'token');
    return {
      read: (path = row) => graph.get(path, z.unknown()),
      write: (path = row) => graph.patch(path, {}, z.unknown()),
    };
  };
  return { state, pauses, anna: as('anna'), bert: as('bert') };
}

const busy = (retryAfterSeconds: number) => ({ code: 'microsoft_busy', retryAfterSeconds });

describe('whom SharePoint asked to wait', () => {
  it.each([429, 503])(
    'asks nothing of it until then, and stops nobody else (%i)',
    async (status) => {
      const { state, anna, bert } = startGraph();
      state.answer = () => asksToWait(30, status);
      await expect(anna.write()).rejects.toMatchObject(busy(30));
      vi.advanceTimersByTime(10_000);
      await expect(anna.write()).rejects.toMatchObject(busy(20));
      await expect(anna.read()).rejects.toMatchObject(busy(20));
      await bert.write();
      expect(state.asked).toEqual(['anna PATCH', 'bert PATCH']);
      vi.advanceTimersByTime(20_000);
      await anna.write();
      expect(state.asked).toHaveLength(3);
    },
  );

  it('waits by itself where it only reads and it is not long', async () => {
    const { state, anna } = startGraph();
    state.answer = () => asksToWait(4);
    await expect(anna.write()).rejects.toMatchObject(busy(4));
    const answer = anna.read();
    await vi.advanceTimersByTimeAsync(3_999);
    expect(state.asked).toEqual(['anna PATCH']);
    await vi.advanceTimersByTimeAsync(1);
    expect(await answer).toEqual({ id: '1' });
  });

  it('is not asked for again by a read that has waited less, nor after a failure of another kind', async () => {
    const { state, pauses, anna } = startGraph();
    state.answer = () => asksToWait(4);
    const read = expect(anna.read()).rejects.toMatchObject({ code: 'microsoft_busy' });
    await vi.advanceTimersByTimeAsync(1_000);
    pauses.hear('anna', 300);
    await vi.advanceTimersByTimeAsync(10_000);
    await read;
    expect(state.asked).toEqual(['anna GET']);
  });

  it('goes on with mail, which Exchange counts', async () => {
    const { state, anna } = startGraph();
    state.answer = () => asksToWait(30);
    await expect(anna.write()).rejects.toMatchObject(busy(30));
    await anna.read('/me/messages/1');
    state.answer = () => asksToWait(30);
    await expect(anna.write('/me/messages/1')).rejects.toMatchObject(busy(30));
    await anna.write('/me/messages/1');
    expect(state.asked).toHaveLength(4);
  });

  it('is everybody where the app’s own limit is reached, for the longer of the times named', async () => {
    const { state, anna, bert } = startGraph();
    state.answer = () =>
      asksToWait(20, 429, { 'ratelimit-remaining': '0', 'ratelimit-reset': '40' });
    await expect(anna.write()).rejects.toMatchObject({ code: 'microsoft_busy' });
    await expect(bert.write()).rejects.toMatchObject(busy(40));
    expect(state.asked).toEqual(['anna PATCH']);
  });

  it('is that person alone while the app has units left', async () => {
    const { state, anna, bert } = startGraph();
    state.answer = () =>
      asksToWait(20, 429, { 'ratelimit-remaining': '200', 'ratelimit-reset': '40' });
    await expect(anna.write()).rejects.toMatchObject(busy(20));
    await bert.write();
    await expect(anna.write()).rejects.toMatchObject(busy(20));
  });
});

describe('a pause', () => {
  it('is never made shorter by a later word, and no longer than an hour', () => {
    const { pauses } = startGraph();
    pauses.pause('anna', 60);
    pauses.hear('anna', 5);
    expect(pauses.leftSeconds('anna', 'bert')).toBe(60);
    pauses.hear('anna', 1e9);
    expect(pauses.leftSeconds('anna')).toBe(3_600);
    expect(pauses.leftSeconds('bert')).toBe(0);
  });

  it('ends at once when the clock is set back, instead of lasting until it has caught up', () => {
    const { pauses } = startGraph();
    pauses.pause('anna', 30);
    vi.setSystemTime(Date.now() - 86_400_000);
    expect(pauses.leftSeconds('anna')).toBe(0);
  });
});
