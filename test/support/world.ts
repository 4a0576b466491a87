import { pino } from 'pino';
import { createEmulator, type Emulator } from '../../src/emulator/emulator.ts';
import type { Config } from '../../src/main/config.ts';
import { deliverMails, fillRegister, seedTenant } from '../../src/main/fill.ts';
import type { ProductParts } from '../../src/main/product/parts.ts';
import { createProduct, type Product } from '../../src/main/product.ts';
import { assertMicrosoft, type Transport } from '../../src/m365/transport.ts';
import { sampleCompany } from '../../src/sample/company.ts';
import { readSheet } from '../../src/sheets/read-sheet.ts';
import { createApp } from '../../src/server/app.ts';
import type { DoLater } from '../../src/usecases/ports.ts';
import { undoSecondsSetting } from '../../src/usecases/undo-window.ts';
import { newTestKeys } from './keys.ts';
import {
  type Answer,
  jsonRequest,
  openTenantDoors,
  reducedSample,
  type Sample,
  teamsClientId,
  type TenantDoors,
} from './tenant-doors.ts';

/** The whole product on an embedded tenant inside this process: everything real but Microsoft's servers and the network. */
export interface World extends TenantDoors {
  product: Product;
  emulator: Emulator;
  /** Of Baton's app registration. */
  clientId: string;
  /** Asks Baton's API as a person. */
  api(person: string, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer>;
  /** The same at another server. */
  apiOf(server: Product): World['api'];
  /** Asks Baton's HTTP surface as it comes, for requests that should be refused. */
  raw(request: Request): Promise<Response>;
  /** Another server on the same tenant, with its own way to it. */
  startServer(transport: Transport, parts?: Partial<ProductParts>): Product;
  /** How many requests the product has sent to Graph. */
  sentRequests(): number;
  /** Moves Baton's clock on and does what was due meanwhile. */
  passTime(seconds: number): Promise<void>;
  /** From now on nobody answers at Microsoft's addresses. */
  cutConnection(): void;
  close(): Promise<void>;
}

const clientId = '6d1d9f0e-7c1b-4e0a-9a3e-2f0f4b9d5c11';

interface WorldOptions {
  today?: Date;
  /** The delegated permissions an administrator agreed to for everybody; all of them by default. */
  consented?: readonly string[];
  /** Whether the sample mails have arrived; true by default. */
  mails?: boolean;
  tenantId?: string;
  /** Another company than the usual one. */
  company?: Sample;
  /** Only the first rows of the register, where a story needs no more. */
  rows?: number;
  /** How long a hand-off can be taken back; 0 by default, so that stories tell themselves in one step. */
  undoSeconds?: number;
  /** Where the record's checkpoints are mailed; nowhere by default. */
  anchorTo?: string;
  /** Where Microsoft reaches the server to tell of changes; nowhere by default. */
  publicUrl?: string;
  /** Whether everybody has the app in Teams; false by default, then they are told by mail. */
  inTeams?: boolean;
}

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const today = options.today ?? new Date();
  const invented = options.company ?? sampleCompany(today);
  const tenantId = options.tenantId ?? invented.tenant.tenantId;
  const tenant = { ...invented.tenant, tenantId };
  const sample = reducedSample({ ...invented, tenant }, options);
  const passed = { seconds: 0 };
  const timeNow = () => new Date(today.getTime() + passed.seconds * 1000);
  let deliver: (request: Request) => Response | Promise<Response> = () =>
    new Response(null, { status: 404 });
  const emulator = createEmulator({
    file: ':memory:',
    now: timeNow,
    deliver: async (request) => deliver(request),
  });
  const wire = createWire(emulator, passed);
  const emulatorFetch = (request: Request) => emulator.fetch(request);
  const config = configOf(sample, options);
  await seedTenant(
    sample.tenant,
    config,
    emulatorFetch,
    options.inTeams ?? false,
    options.consented,
  );
  const keys = newTestKeys();
  const startServer: World['startServer'] = (transport, parts) =>
    createProduct(config, {
      log: pino({ level: 'silent' }),
      keys,
      now: timeNow,
      registerFreshSeconds: 0,
      indexFreshSeconds: 0,
      doLater: wire.doLater,
      wait: patiently,
      readSheet,
      transport,
      ...parts,
    });
  const product = startServer(wire.transport);
  await fillRegister(sample.register, product);
  for (const [key, value] of Object.entries(sample.settings))
    await product.registerList.writeSetting(key, value);
  await product.registerList.writeSetting(undoSecondsSetting, String(options.undoSeconds ?? 0));
  await deliverMails(sample.mails, emulatorFetch);
  const world = createWorld(sample, product, emulator, config, wire, today);
  deliver = world.raw;
  return { ...world, startServer };
}

/** Nobody here is ever tired of waiting: what is learned does not depend on how fast the machine is. */
function patiently(ms: number): Promise<void> {
  return ms === 0 ? Promise.resolve() : new Promise(() => {});
}

type Wire = ReturnType<typeof createWire>;

/** The product's way to Microsoft's addresses: counted, can be cut, and can be waited for. */
function createWire(emulator: Emulator, passed: { seconds: number }) {
  const underway = new Set<Promise<Response>>();
  let requests = 0;
  let isCut = false;
  let tasks: { at: number; task: () => Promise<unknown> }[] = [];
  return {
    async transport(request: Request): Promise<Response> {
      assertMicrosoft(request);
      if (request.url.startsWith('https://graph.')) requests += 1;
      if (isCut) throw new TypeError('fetch failed');
      const answer = emulator.fetch(request);
      underway.add(answer);
      return answer.finally(() => underway.delete(answer));
    },
    sentRequests: () => requests,
    doLater: ((at, task) => {
      tasks.push({ at: at.getTime(), task });
    }) satisfies DoLater,
    async passTime(more: number, began: number) {
      passed.seconds += more;
      const due = tasks.filter(({ at }) => at <= began + passed.seconds * 1000);
      tasks = tasks.filter((each) => !due.includes(each));
      // as the timers of a server: one that fails does not stop the others
      for (const { task } of due) await task().catch(() => {});
    },
    cut() {
      isCut = true;
    },
    /** Nothing more goes out, and what is under way has come back. */
    async quiet() {
      isCut = true;
      await Promise.allSettled(underway);
    },
  };
}

function configOf({ tenant }: Sample, { anchorTo, publicUrl }: WorldOptions): Config {
  return {
    tenantId: tenant.tenantId,
    clientId,
    clientSecret: 'a-secret-of-the-test',
    siteUrl: `https://${tenant.sharePointHost}/sites/baton`,
    scope: `api://localhost/${clientId}/access_as_user`,
    dataFolder: ':memory:',
    hostOrigins: [],
    officeJs: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
    embeddedTenant: undefined,
    commandLineId: '6d1d9f0e-7c1b-4e0a-9a3e-2f0f4b9d5c12',
    teamsAppId: clientId,
    notifyFrom: 'info@nordlicht-technik.example',
    anchorTo,
    workerInside: false,
    allowGuests: false,
    requestsPerMinute: 1_000_000,
    handoffsPerMinute: 1_000_000,
    redisUrl: undefined,
    publicUrl,
    drainSeconds: 0,
    listen: '127.0.0.1',
    logLevel: 'silent',
    metricsPort: undefined,
    tracesEndpoint: undefined,
    tracesService: 'baton',
    port: 0,
    allowedClients: [teamsClientId, clientId],
  };
}

function createWorld(
  sample: Sample,
  product: Product,
  emulator: Emulator,
  config: Config,
  wire: Wire,
  began: Date,
): Omit<World, 'startServer'> {
  const app = createApp(product.context, config);
  const doors = openTenantDoors(sample, config.clientId, (request) => emulator.fetch(request));
  const askAs =
    (server: typeof app): World['api'] =>
    async (person, method, path, body) => {
      const request = jsonRequest(method, `https://baton.example/api${path}`, body);
      request.headers.set('authorization', `Bearer ${await doors.tokenFor(person)}`);
      const response = await server.fetch(request);
      return { status: response.status, body: await response.json() };
    };

  return {
    ...doors,
    product,
    emulator,
    clientId: config.clientId,
    raw: async (request) => app.fetch(request),
    api: askAs(app),
    apiOf: (server) => askAs(createApp(server.context, config)),
    sentRequests: wire.sentRequests,
    passTime: (seconds) => wire.passTime(seconds, began.getTime()),
    cutConnection: wire.cut,
    async close() {
      await wire.quiet();
      product.close();
      emulator.close();
    },
  };
}
