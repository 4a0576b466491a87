import { fork } from 'node:child_process';
import type { SheetAnswer } from '../core/sheet.ts';
import type { ReadSheet } from '../usecases/register-ports.ts';

export interface ReadLimits {
  maxMs: number;
  maxHeapMb: number;
}

/** The largest file people have takes two seconds of an idle machine, and a quarter of the memory. */
const usualLimits: ReadLimits = { maxMs: 60_000, maxHeapMb: 400 };

/**
 * Reads files one after the other, each in a process of its own that knows no secret, and may neither write to the disk
 * nor start anything: nobody waits meanwhile, and a file that takes too much time or memory ends only that process. (A
 * thread is not enough: without memory it ends the whole server.) `door` is the program that does it.
 */
export function createSheetReader(door: URL, limits = usualLimits): ReadSheet {
  let before: Promise<unknown> = Promise.resolve();
  return (bytes) => {
    const read = () => readApart(bytes, door, limits);
    const answer = before.then(read, read);
    before = answer;
    return answer;
  };
}

const tooMuch: SheetAnswer = {
  kind: 'unreadable',
  problem: { kind: 'too_much_inside', line: 0, hint: '' },
};

function readApart(
  bytes: Uint8Array,
  door: URL,
  { maxMs, maxHeapMb }: ReadLimits,
): Promise<SheetAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<SheetAnswer>();
  const reader = fork(door, {
    execArgv: ['--permission', '--allow-fs-read=*', `--max-old-space-size=${maxHeapMb}`],
    env: {},
    serialization: 'advanced',
    stdio: 'ignore',
    timeout: maxMs,
    killSignal: 'SIGKILL',
  });
  reader.once('message', (answer: SheetAnswer) => resolve(answer));
  reader.once('error', reject);
  // without an answer it was ended: by the time that was up, or for want of memory
  reader.once('exit', () => resolve(tooMuch));
  // one that is gone already says so by its exit
  reader.send(bytes, () => {});
  return promise;
}
