import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { buildBundlesIfStale } from '../../src/main/bundles.ts';
import { readConfig } from '../../src/main/config.ts';
import { type EmbeddedEnvironment, writeEmbeddedEnvironment } from '../../src/main/embedded.ts';
import { fillEmbeddedTenant } from '../../src/main/fill.ts';
import { loadKeys } from '../../src/main/keys.ts';
import { createProduct, type Product } from '../../src/main/product.ts';
import { closeDoor, type OpenDoor, startDoor } from '../../src/main/start-door.ts';
import { sampleCompany } from '../../src/sample/company.ts';
import { undoSecondsSetting } from '../../src/usecases/undo-window.ts';
import {
  type Answer,
  jsonRequest,
  openTenantDoors,
  reducedSample,
  type Sample,
  type TenantDoors,
} from './tenant-doors.ts';

/** Baton as it really runs: the embedded tenant in a process of its own, and as many servers as a test starts. Loopback and free ports only. */
export interface RunningTenant extends TenantDoors {
  origin: string;
  pid: number;
  /** Everything the processes keep on disk lies in here; `stop` removes it. */
  folder: string;
  /** A server on this tenant. One that was killed starts again on its own `dataFolder`. */
  startServer(options?: ServerOptions): Promise<RunningServer>;
  /** Baton in this process, on the same tenant; to be closed. */
  openProduct(): Promise<Product>;
  /** Ends the tenant and all its servers. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  dataFolder?: string;
  environment?: EmbeddedEnvironment;
  /** Options of Node itself. */
  execArgv?: string[];
}

export interface RunningServer {
  origin: string;
  pid: number;
  dataFolder: string;
  /** What it has written to its output and error stream so far. */
  output(): string;
  /** Asks Baton's API as a person; rejects when the server dies meanwhile. */
  api(person: string, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer>;
  /** SIGKILL: nothing is finished, nothing is tidied up. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface TenantOptions {
  /** Only the first rows of the register. */
  rows?: number;
  /** Whether the sample mails have arrived; true by default. */
  mails?: boolean;
  /** How long a hand-off can be taken back; 0 by default. */
  undoSeconds?: number;
  /** A tenant that was filled before, instead of a new one; `folder` is copied and stays as it is. */
  prepared?: { folder: string; sample: Sample };
}

export async function startTenant(options: TenantOptions = {}): Promise<RunningTenant> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-processes-'));
  const doors: OpenDoor[] = [];
  const stop = async () => {
    await Promise.all(doors.map((door) => closeDoor(door)));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ensurePages();
    const file = join(folder, 'tenant.sqlite');
    const { prepared } = options;
    if (prepared !== undefined) cpSync(prepared.folder, folder, { recursive: true });
    const { door } = await open('emulator.ts', ['--port', '0', '--file', file]);
    doors.push(door);
    const sample = prepared?.sample ?? reducedSample(sampleCompany(new Date()), options);
    const environment =
      prepared === undefined
        ? await fill(sample, folder, door, options)
        : environmentIn(folder, sample, door);
    const origin = `http://127.0.0.1:${door.port}`;
    const tenantDoors = openTenantDoors(sample, environment['BATON_CLIENT_ID'] ?? '', (request) => {
      const { pathname, search } = new URL(request.url);
      return fetch(new Request(`${origin}${pathname}${search}`, request));
    });
    let started = 0;
    return {
      ...tenantDoors,
      origin,
      pid: door.process.pid ?? 0,
      folder,
      stop,
      async openProduct() {
        const config = readConfig({ ...environment, BATON_DATA: join(folder, 'first') });
        const log = pino({ level: 'silent' });
        return createProduct(
          { ...config, dataFolder: ':memory:' },
          { log, keys: await loadKeys(config) },
        );
      },
      async startServer({ dataFolder, execArgv, environment: changed } = {}) {
        started += 1;
        const own = dataFolder ?? join(folder, `server-${started}`);
        if (dataFolder === undefined) shareKeys(folder, own);
        const settings = { ...environment, BATON_DATA: own, ...changed };
        const opened = await open('server.ts', [], settings, execArgv);
        doors.push(opened.door);
        return serverAt(opened, own, tenantDoors);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A server does not start without its pages; whether they are the newest matters to tests with a browser only. */
async function ensurePages(): Promise<void> {
  const page = join(import.meta.dirname, '../../build/app/tab.html');
  if (!existsSync(page)) await buildBundlesIfStale((line) => process.stderr.write(`${line}\n`));
}

/** Fills the tenant as the first start of a server would, and answers the environment all servers share. */
async function fill(
  sample: Sample,
  folder: string,
  tenant: OpenDoor,
  { undoSeconds = 0 }: TenantOptions,
): Promise<EmbeddedEnvironment> {
  const environment = environmentIn(folder, sample, tenant);
  await fillEmbeddedTenant(sample, environment, { [undoSecondsSetting]: String(undoSeconds) });
  return environment;
}

function environmentIn(folder: string, { tenant }: Sample, { port }: OpenDoor) {
  return writeEmbeddedEnvironment(join(folder, 'first'), tenant, { playground: port, app: 0 });
}

/** Servers of one tenant have its keys in common, and nothing else. */
function shareKeys(folder: string, dataFolder: string): void {
  cpSync(join(folder, 'first/keys.json'), join(dataFolder, 'keys.json'));
}

interface Opened {
  door: OpenDoor;
  output(): string;
}

async function open(
  script: 'server.ts' | 'emulator.ts',
  args: string[],
  environment: EmbeddedEnvironment = {},
  execArgv: string[] = [],
): Promise<Opened> {
  const said: string[] = [];
  const onOutput = (text: string) => void said.push(text);
  const output = () => said.join('');
  try {
    return { door: await startDoor(script, args, environment, { onOutput, execArgv }), output };
  } catch (cause) {
    throw new Error(`${script} did not start:\n${output()}`, { cause });
  }
}

function serverAt(
  { door, output }: Opened,
  dataFolder: string,
  { tokenFor }: TenantDoors,
): RunningServer {
  const origin = `http://127.0.0.1:${door.port}`;
  return {
    origin,
    pid: door.process.pid ?? 0,
    dataFolder,
    output,
    async api(person, method, path, body) {
      const request = jsonRequest(method, `${origin}/api${path}`, body);
      request.headers.set('authorization', `Bearer ${await tokenFor(person)}`);
      const response = await fetch(request);
      return { status: response.status, body: await response.json() };
    },
    kill: () => closeDoor(door, 'SIGKILL'),
    stop: () => closeDoor(door),
  };
}
