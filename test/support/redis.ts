import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';

const program = '/usr/bin/redis-server';

/** A real Redis on a port of its own that keeps nothing. */
export interface RunningRedis {
  url: string;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Again under the same address, empty. */
  startAgain(): Promise<void>;
}

export async function startRedis(): Promise<RunningRedis> {
  ensureRedis();
  const port = await freePort();
  let child = await run(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    async startAgain() {
      child = await run(port);
    },
  };
}

/** Installed with apt and root rights when there is none. */
function ensureRedis(): void {
  if (existsSync(program)) return;
  process.stderr.write('Installing Redis (once) …\n');
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  apt('update', '-q');
  apt('install', '-qy', '--no-install-recommends', 'redis-server');
  if (!existsSync(program))
    throw new Error('This test needs a Redis. Install redis-server, then run it again.');
}

async function run(port: number): Promise<ChildProcess> {
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  const child = spawn(program, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  const { stdout } = child;
  for await (const chunk of stdout) if (String(chunk).includes('Ready to accept')) break;
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
