import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { newDataFolder } from './data-folder.ts';

const here = resolve(import.meta.dirname, '../..');

/** Baton as `npm start` runs it, in processes of its own, with data of its own. */
export interface RunningBaton {
  /** The playground. */
  url: string;
  dataFolder: string;
  readyMs: number;
  stop(options?: { keepData: boolean }): Promise<void>;
}

export async function startBaton(
  options: { dataFolder?: string; root?: string } = {},
): Promise<RunningBaton> {
  const dataFolder = options.dataFolder ?? newDataFolder();
  const { root = here } = options;
  const port = await freePort();
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), BATON_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm's shell does not pass signals on: the whole group is told to stop
    detached: true,
  });
  endWithUs(child);
  const url = await readyAddress(child);
  return {
    url,
    dataFolder,
    readyMs: performance.now() - began,
    async stop({ keepData } = { keepData: false }) {
      await end(child);
      if (!keepData) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** What the server beside the playground was started with, by variable. */
export function settingsOf({
  dataFolder,
}: Pick<RunningBaton, 'dataFolder'>): Record<string, string> {
  return JSON.parse(readFileSync(join(dataFolder, 'embedded.json'), 'utf8'));
}

/** Where that server answers, without the playground around it. */
export function serverOf(baton: Pick<RunningBaton, 'dataFolder'>): string {
  return `http://localhost:${settingsOf(baton)['PORT']}`;
}

function readyAddress(child: ChildProcess): Promise<string> {
  return new Promise((ready, fail) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const address = /Baton is ready: (\S+)/.exec(output)?.[1];
        if (address !== undefined) ready(address);
      });
    }
    child.once('exit', (code) => fail(new Error(`npm start ended with ${code}:\n${output}`)));
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((ended) => {
    child.once('exit', () => ended());
    stopGroup(child);
  });
}

function stopGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGTERM');
}

/** In a group of its own it would outlive whoever started it, when they are interrupted. */
function endWithUs(child: ChildProcess): void {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const stop = () => stopGroup(child);
  const leave = (signal: NodeJS.Signals) => {
    stop();
    // once more, now without anybody to hear it: we end as we would have
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.once(signal, leave);
  process.once('exit', stop);
  child.once('exit', () => {
    for (const signal of signals) process.off(signal, leave);
    process.off('exit', stop);
  });
}

/** A port whose neighbour is free as well: Baton's own server takes the next one. */
export function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => found(port));
    });
  });
}
