import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const running = join(resolve(import.meta.dirname, '../support'), 'running-baton.ts');
const script = `import { startBaton } from ${JSON.stringify(running)};
console.log((await startBaton()).url);
setInterval(() => {}, 1000);`;

it.each(['SIGINT', 'SIGTERM'] as const)(
  'a script that ends by %s takes its server along',
  async (signal) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((done) => child.once('exit', (_, by) => done(by)));
    const url = await new Promise<string>((ready) =>
      child.stdout.once('data', (chunk: Buffer) => ready(chunk.toString().trim())),
    );
    expect((await fetch(url)).status).toBe(200);
    child.kill(signal);
    expect(await ended).toBe(signal);
    await expect.poll(() => listens(url), { timeout: 20_000 }).toBe(false);
  },
);

/** By a connection of its own: one that is kept open is answered until it rests. */
function listens(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((told) => {
    const socket = connect(Number(port), hostname);
    socket.once('connect', () => told(true));
    socket.once('error', () => told(false));
    socket.once('connect', () => socket.destroy());
  });
}
