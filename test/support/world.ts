import { pino } from 'pino';
import { createEmulator, type Emulator } from '../../src/emulator/emulator.ts';
import type { Config } from '../../src/main/config.ts';
import { deliverMails, fillRegister, seedTenant } from '../../src/main/fill.ts';
import { createProduct, type Product } from '../../src/main/product.ts';
import { assertMicrosoft, type Transport } from '../../src/m365/transport.ts';
import { sampleCompany } from '../../src/sample/company.ts';
import { createApp } from '../../src/server/app.ts';
import type { DoLater } from '../../src/usecases/ports.ts';
import { undoSecondsSetting } from '../../src/usecases/undo-window.ts';
import { newTestKeys } from './keys.ts';

type Sample = ReturnType<typeof sampleCompany>;

/** The whole product on an embedded tenant inside this process: everything real but Microsoft's servers and the network. */
export interface World {
  sample: Sample;
  product: Product;
  emulator: Emulator;
  /** Asks Baton's API as a person. */
  api(person: string, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer>;
  /** Asks Baton's HTTP surface as it comes, for requests that should be refused. */
  raw(request: Request): Promise<Response>;
  /** A token of the host for our API. */
  tokenFor(person: string, changes?: Record<string, unknown>): Promise<string>;
  /** Asks Graph as Outlook would for this person. */
  graph<T>(person: string, path: string): Promise<T>;
  /** Another server on the same tenant, with its own way to it. */
  startServer(transport: Transport): Product;
  /** The tenant's control surface. */
  control<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Entra id of a person by name. */
  oid(name: string): string;
  /** Graph id of the sample mail with this key, in its mailbox. */
  mailId(key: string): Promise<{ messageId: string; mailbox: string }>;
  /** How many requests the product has sent to Graph. */
  sentRequests(): number;
  /** Moves Baton's clock on and does what was due meanwhile. */
  passTime(seconds: number): Promise<void>;
  /** From now on nobody answers at Microsoft's addresses. */
  cutConnection(): void;
  close(): Promise<void>;
}

export interface Answer {
  status: number;
  // biome-ignore lint: tests read what they expect
  body: any;
}

const clientId = '6d1d9f0e-7c1b-4e0a-9a3e-2f0f4b9d5c11';
const teams = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
const graphScopes = [
  'Mail.Read',
  'Mail.ReadWrite',
  'Mail.Read.Shared',
  'Mail.ReadWrite.Shared',
  'Mail.Send',
  'User.Read',
];

interface WorldOptions {
  today?: Date;
  /** Whether the sample mails have arrived; true by default. */
  mails?: boolean;
  tenantId?: string;
  /** Only the first rows of the register, where a story needs no more. */
  rows?: number;
  /** How long a hand-off can be taken back; 0 by default, so that stories tell themselves in one step. */
  undoSeconds?: number;
}

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const today = options.today ?? new Date();
  const invented = sampleCompany(today);
  const tenantId = options.tenantId ?? invented.tenant.tenantId;
  const sample = { ...invented, tenant: { ...invented.tenant, tenantId } };
  const emulator = createEmulator({ file: ':memory:', now: () => today });
  const wire = createWire(emulator);
  const emulatorFetch = (request: Request) => emulator.fetch(request);
  const config = configOf(sample);
  await seedTenant(sample.tenant, config, emulatorFetch);
  const keys = newTestKeys();
  const startServer = (transport: Transport) =>
    createProduct(config, {
      log: pino({ level: 'silent' }),
      keys,
      now: () => new Date(today.getTime() + wire.passed() * 1000),
      registerFreshSeconds: 0,
      doLater: wire.doLater,
      transport,
    });
  const product = startServer(wire.transport);
  await fillRegister(shortened(sample.register, options.rows), product);
  await product.registerList.writeSetting(undoSecondsSetting, String(options.undoSeconds ?? 0));
  if (options.mails !== false) await deliverMails(sample.mails, emulatorFetch);
  return { ...createWorld(sample, product, emulator, config, wire, today), startServer };
}

function shortened(register: Sample['register'], rows: number | undefined): Sample['register'] {
  return { ...register, responsibilities: register.responsibilities.slice(0, rows) };
}

type Wire = ReturnType<typeof createWire>;

/** The product's way to Microsoft's addresses: counted, can be cut, and can be waited for. */
function createWire(emulator: Emulator) {
  const underway = new Set<Promise<Response>>();
  let requests = 0;
  let isCut = false;
  let seconds = 0;
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
    passed: () => seconds,
    doLater: ((at, task) => {
      tasks.push({ at: at.getTime(), task });
    }) satisfies DoLater,
    async passTime(more: number, began: number) {
      seconds += more;
      const due = tasks.filter(({ at }) => at <= began + seconds * 1000);
      tasks = tasks.filter((each) => !due.includes(each));
      for (const { task } of due) await task();
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

function configOf({ tenant }: Sample): Config {
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
    listen: '127.0.0.1',
    logLevel: 'silent',
    port: 0,
    allowedClients: [teams, clientId],
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
  const oid = (name: string) => {
    const person = sample.tenant.users.find(({ displayName }) => displayName === name);
    if (person === undefined) throw new Error(`nobody is called ${name}`);
    return person.oid;
  };
  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await emulator.fetch(
      jsonRequest(method, `http://localhost/__emulator${path}`, body),
    );
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const token = async (person: string, audience: string, scopes: string[]) => {
    const order = { user: oid(person), audience, scopes, client: teams };
    return (await control<{ access_token: string }>('POST', '/token', order)).access_token;
  };
  const graph = async <T>(person: string, path: string): Promise<T> => {
    const request = jsonRequest('GET', `https://graph.microsoft.com/v1.0${path}`);
    request.headers.set('authorization', `Bearer ${await token(person, 'graph', graphScopes)}`);
    const response = await emulator.fetch(request);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const tokenFor = (person: string) => token(person, config.clientId, ['access_as_user']);

  return {
    sample,
    product,
    emulator,
    oid,
    control,
    graph,
    tokenFor,
    raw: async (request) => app.fetch(request),
    async api(person, method, path, body) {
      const request = jsonRequest(method, `https://baton.example/api${path}`, body);
      request.headers.set('authorization', `Bearer ${await tokenFor(person)}`);
      const response = await app.fetch(request);
      return { status: response.status, body: await response.json() };
    },
    async mailId(key) {
      const mail = sample.mails.find(({ id }) => id === key);
      if (mail === undefined) throw new Error(`no sample mail ${key}`);
      const owner =
        sample.tenant.users.find((user) => user.mail === mail.mailbox)?.displayName ??
        'Petra Hansen';
      const filter = encodeURIComponent(`internetMessageId eq '${mail.message.internetMessageId}'`);
      const path = `/users/${mail.mailbox}/messages?$filter=${filter}&$select=id`;
      const [message] = (await graph<{ value: { id: string }[] }>(owner, path)).value;
      if (message === undefined) throw new Error(`${key} is not in ${mail.mailbox}`);
      return { messageId: message.id, mailbox: mail.mailbox };
    },
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

function jsonRequest(method: string, url: string, body?: unknown): Request {
  return new Request(url, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
}
