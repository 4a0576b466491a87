import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { seedData } from './tenant.ts';

/** The embedded tenant in a process of its own, as `npm run emulator` runs it. */
export interface FrontDoor {
  origin: string;
  control(method: string, path: string, body?: unknown): Promise<Response>;
  /** A Graph token as the token door gives it. */
  token(request: object): Promise<string>;
  stop(): Promise<void>;
}

const script = resolve(import.meta.dirname, '../../../src/main/emulator.ts');

/** Starts it with the tests' tenant, and trusts its certificate from now on. */
export async function openFrontDoor(
  options: { https?: boolean; args?: string[] } = {},
): Promise<FrontDoor> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-emulator-'));
  writeFileSync(join(folder, 'seed.json'), JSON.stringify(seedData));
  const { https = false, args = ['--seed', 'seed.json'] } = options;
  const all = ['--port', '0', '--own-links', ...(https ? ['--https'] : []), ...args];
  const child = fork(script, all, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done());
  });
  const port = await new Promise<number>((ready, fail) => {
    child.once('message', (message: { ready: number }) => ready(message.ready));
    child.once('exit', () => fail(new Error(said)));
  });
  if (https) trust(readFileSync(join(folder, 'data/localhost.pem'), 'utf8'));
  const origin = `${https ? 'https' : 'http'}://localhost:${port}`;
  const control = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${origin}/__emulator/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    origin,
    control,
    token: async (request) => {
      const response = await control('POST', 'token', request);
      const body: { access_token?: string } = await response.json();
      if (body.access_token === undefined) throw new Error(`No token: ${JSON.stringify(body)}`);
      return body.access_token;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

const trust = (certificate: string): void =>
  setDefaultCACertificates([...getCACertificates(), certificate]);
