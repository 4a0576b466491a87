import { spawn } from 'node:child_process';
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
    const answers = () =>
      fetch(url).then(
        ({ status }) => status,
        () => 'gone',
      );
    await expect.poll(answers, { timeout: 20_000 }).toBe('gone');
  },
);
