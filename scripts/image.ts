import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readEmbeddedEnvironment } from '../src/main/embedded.ts';
import { freePort } from '../test/support/running-baton.ts';
import { startTenant } from '../test/support/processes.ts';
import { type Instruction, readDockerfile } from './image/dockerfile.ts';

/**
 * `npm run image:parts`: does what the Dockerfile says, line by line, in clean folders, and starts what comes out as a
 * user without rights against an embedded tenant. In place of `docker build`, which many machines cannot run; the base
 * image itself is not part of it. Needs root, to become that user.
 */
const root = resolve(import.meta.dirname, '..');
const place = mkdtempSync(join(tmpdir(), 'baton-image-'));
chmodSync(place, 0o755);
const stages = readDockerfile(readFileSync(join(root, 'Dockerfile'), 'utf8'));
const inStage = (stage: string, path: string) => join(place, stage, resolve('/baton', path));
const environment = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env['PATH']}` };

try {
  for (const { name, instructions } of stages) {
    mkdirSync(inStage(name, '.'), { recursive: true });
    for (const each of instructions) perform(name, each);
  }
  await startWhatCameOut();
} finally {
  rmSync(place, { recursive: true, force: true });
}

function perform(stage: string, { word, rest }: Instruction): void {
  if (word === 'COPY') copy(stage, rest);
  if (word !== 'RUN') return;
  console.log(`${stage}: ${rest}`);
  const command = rest.replaceAll(' /data', ` ${join(place, stage, 'data')}`);
  execFileSync('bash', ['-euc', command], {
    cwd: inStage(stage, '.'),
    env: environment,
    stdio: 'inherit',
  });
}

function copy(stage: string, rest: string): void {
  const words = rest.split(' ');
  const from = /^--from=(.*)/.exec(words[0] ?? '')?.[1];
  const [to = '', ...sources] = words.filter((word) => !word.startsWith('--')).toReversed();
  for (const source of sources) {
    const origin = from === undefined ? join(root, source) : inStage(from, source);
    const target = to.endsWith('/') ? join(to, source) : to;
    cpSync(origin, inStage(stage, target), { recursive: true });
  }
}

async function startWhatCameOut(): Promise<void> {
  const last = stages.at(-1);
  const command = last?.instructions.find(({ word }) => word === 'CMD')?.rest ?? '[]';
  const [program = '', ...args]: string[] = JSON.parse(command);
  const stage = last?.name ?? '';
  const data = join(place, stage, 'data');
  const tenant = await startTenant({ rows: 10, mails: false });
  const port = await freePort();
  giveKeys(tenant.folder, data);
  const settings = {
    ...readEmbeddedEnvironment(join(tenant.folder, 'first')),
    BATON_DATA: data,
    PORT: String(port),
  };
  const began = performance.now();
  const server = spawn(program, args, {
    cwd: inStage(stage, '.'),
    env: { PATH: environment.PATH, NODE_ENV: 'production', ...settings },
    uid: 1000,
    gid: 1000,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise<number | null>((answer) => server.once('exit', answer));
  try {
    await untilReady(`http://127.0.0.1:${port}`, server);
    console.log(`ready after ${Math.round(performance.now() - began)} ms as uid 1000`);
    for (const path of ['/healthz', '/tab', '/pane', '/events.js', '/icons/app-32.png', '/privacy'])
      console.log(path, (await fetch(`http://127.0.0.1:${port}${path}`)).status);
    console.log(
      'size',
      execFileSync('du', ['-sh', inStage(stage, '.')], { encoding: 'utf8' }).trim(),
    );
    const written = execFileSync('find', [inStage(stage, '.'), '-user', '1000'], {
      encoding: 'utf8',
    });
    if (written !== '') throw new Error(`It wrote beside /data:\n${written}`);
  } finally {
    server.kill('SIGTERM');
    console.log('exit code after SIGTERM:', await ended);
    await tenant.stop();
  }
}

/** The embedded tenant was filled under these keys. */
function giveKeys(folder: string, data: string): void {
  const file = join(data, 'keys.json');
  cpSync(join(folder, 'first/keys.json'), file);
  chownSync(file, 1000, 1000);
}

async function untilReady(origin: string, server: { exitCode: number | null }): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`);
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
    if (answer?.ok === true) return;
    await sleep(100);
  }
  throw new Error('The server was not ready after 30 seconds.');
}
