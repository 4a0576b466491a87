import { beforeEach, expect, it, vi } from 'vitest';
import { createInTime } from '../../src/usecases/in-time.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const after = <Value>(ms: number, value: Value) =>
  new Promise<Value>((come) => setTimeout(come, ms, value));
const patienceMs = 2_000;

/** Asks somebody who answers after so long; says what came of it, and after how long. */
function asking() {
  const inTime = createInTime((ms) => after(ms, undefined));
  return async (answersAfterMs: number, answerer: 'mailbox' | 'list' = 'mailbox') => {
    const began = Date.now();
    const asked = after(answersAfterMs, 'somebody');
    const told = inTime(answerer, asked, patienceMs, () => 'nobody');
    const came = told.then((who) => ({ who, ms: Date.now() - began }));
    await vi.advanceTimersByTimeAsync(patienceMs);
    return came;
  };
}
const never = 1e9;

it('waits for an answer as long as it was told', async () => {
  const ask = asking();
  expect(await ask(1_500)).toEqual({ who: 'somebody', ms: 1_500 });
  expect(await ask(never)).toEqual({ who: 'nobody', ms: patienceMs });
});

it('hardly waits again for whoever was waited for in vain, until an answer comes in time', async () => {
  const ask = asking();
  await ask(never);
  expect((await ask(never)).ms).toBeLessThan(500);
  expect((await ask(never, 'list')).ms).toBe(patienceMs);
  expect(await ask(100)).toEqual({ who: 'somebody', ms: 100 });
  expect((await ask(never)).ms).toBe(patienceMs);
});

it('an answer that nobody hardly waited for counts when it would have come in time', async () => {
  const ask = asking();
  await ask(never);
  expect((await ask(1_000)).who).toBe('nobody');
  expect(await ask(1_000)).toEqual({ who: 'somebody', ms: 1_000 });
});

it('neither an answer that comes too late nor a refusal ends the haste', async () => {
  const ask = asking();
  await ask(patienceMs + 500);
  await vi.advanceTimersByTimeAsync(1_000);
  expect((await ask(never)).ms).toBeLessThan(500);

  const inTime = createInTime((ms) => after(ms, undefined));
  const refused = after(patienceMs + 500, '').then(() => Promise.reject(new Error('given up')));
  refused.catch(() => {});
  void inTime('mailbox', refused, patienceMs, () => 'nobody');
  await vi.advanceTimersByTimeAsync(patienceMs + 1_000);
  const began = Date.now();
  const told = inTime('mailbox', after(never, ''), patienceMs, () => 'nobody');
  const ms = told.then(() => Date.now() - began);
  await vi.advanceTimersByTimeAsync(patienceMs);
  expect(await ms).toBeLessThan(500);
});
