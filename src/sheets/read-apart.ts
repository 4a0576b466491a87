import { Worker } from 'node:worker_threads';
import type { SheetAnswer } from '../core/sheet.ts';
import type { ReadSheet } from '../usecases/ports.ts';

/** The largest file people have takes two seconds and a tenth of this. */
const maxMs = 20_000;
const maxHeapMb = 400;

/**
 * Reads files one after the other in a thread of their own: nobody else waits meanwhile, and one that takes too much
 * time or memory takes only that thread with it.
 */
export function createSheetReader(limits = { maxMs, maxHeapMb }): ReadSheet {
  let before: Promise<unknown> = Promise.resolve();
  return (bytes) => {
    const read = () => readInThread(bytes, limits);
    const answer = before.then(read, read);
    before = answer;
    return answer;
  };
}

function readInThread(
  bytes: Uint8Array,
  limits: { maxMs: number; maxHeapMb: number },
): Promise<SheetAnswer> {
  const { promise, resolve } = Promise.withResolvers<SheetAnswer>();
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: limits.maxHeapMb },
  });
  const tooMuch = (): void =>
    resolve({ kind: 'unreadable', problem: { kind: 'too_much_inside', line: 0, hint: '' } });
  const timer = setTimeout(tooMuch, limits.maxMs);
  worker.once('message', resolve);
  // of memory, or of patience; what is wrong in a file itself is an answer
  worker.once('error', tooMuch);
  return promise.finally(() => {
    clearTimeout(timer);
    return worker.terminate();
  });
}
