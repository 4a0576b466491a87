import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { EmbeddedEnvironment } from './embedded.ts';

/** A front door that runs in a process of its own and serves. */
export interface OpenDoor {
  process: ChildProcess;
  port: number;
}

const readyMessage = z.object({ ready: z.number() });

export interface DoorOptions {
  /** Takes what the process writes; without it that goes where ours goes. */
  onOutput?: (text: string) => void;
  /** Options of Node itself. */
  execArgv?: string[];
}

/** Starts a front door in a process of its own and waits until it serves. */
export function startDoor(
  script: 'server.ts' | 'emulator.ts',
  args: string[],
  environment: EmbeddedEnvironment = {},
  { onOutput, execArgv = [] }: DoorOptions = {},
): Promise<OpenDoor> {
  return new Promise((ready, fail) => {
    const output = onOutput === undefined ? 'inherit' : 'pipe';
    const child = fork(join(import.meta.dirname, script), args, {
      env: { ...process.env, BATON_LOG: process.env['BATON_LOG'] ?? 'warn', ...environment },
      stdio: ['ignore', output, output, 'ipc'],
      execArgv,
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => onOutput?.(text));
    child.once('message', (message) =>
      ready({ process: child, port: readyMessage.parse(message).ready }),
    );
    child.once('exit', (code) =>
      fail(new Error(`${script} ended with code ${code} before it was ready.`)),
    );
  });
}

/** Asks a door to close, and waits until its process has ended. */
export function closeDoor(
  { process: child }: OpenDoor,
  signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM',
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((ended) => {
    child.once('exit', () => ended());
    child.kill(signal);
  });
}
