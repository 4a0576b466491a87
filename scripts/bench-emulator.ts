import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createEmulator, type Emulator } from '../src/emulator/emulator.ts';
import { anna, apiId, delegated, host, seedData } from '../test/emulator/support/tenant.ts';

/**
 * `node scripts/bench-emulator.ts [items]`: how fast the embedded tenant is, on a file, with a list shaped
 * as the hand-offs. Prints a table; asserts nothing. Where others use the machine too, the processor time
 * says more than the clock.
 */
const items = Number(process.argv[2] ?? 100_000);
const list = `https://graph.microsoft.com/v1.0/sites/${host}:/sites/baton:/lists/Handoffs`;
const text = (name: string, more: object = {}): object => ({ name, text: {}, ...more });
const indexed = { indexed: true };
const columns = [
  text('ClaimKey', { indexed: true, enforceUniqueValues: true }),
  text('HandoffKey', { indexed: true, enforceUniqueValues: true }),
  text('SentKey', indexed),
  text('ConversationKey', indexed),
  text('OwnerOid', indexed),
  text('OwnerName'),
  text('SenderDomain'),
  { name: 'State', choice: { choices: ['offered', 'accepted', 'done'] }, ...indexed },
  { name: 'Due', dateTime: {}, ...indexed },
  { name: 'Hops', number: {} },
  { name: 'Signals', text: { allowMultipleLines: true, textType: 'plain' } },
];

type Fetch = (request: Request) => Promise<Response>;
interface Page {
  value: unknown[];
  '@odata.nextLink'?: string;
}

const fieldsOf = (n: number) => ({
  Title: `Rechnung ${n}`,
  ClaimKey: `1:${n.toString(16).padStart(64, '0')}`,
  HandoffKey: `${n}-0000-4000-8000-000000000001`,
  SentKey: `s${n}`,
  ConversationKey: `c${n % 1000}`,
  OwnerOid: `o${n % 50}`,
  OwnerName: 'Sabine Kern',
  SenderDomain: 'lieferant.example',
  State: n % 10 === 0 ? 'offered' : 'done',
  Due: '2026-06-01T10:00:00Z',
  Hops: n % 3,
  Signals: 'a1b2c3d4 '.repeat(20),
});

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-bench-'));
  const emulator = createEmulator({ file: join(folder, 'tenant.sqlite') });
  try {
    const ask = await prepare(emulator);
    console.log(`| list items: ${items} | |\n|---|---|`);
    await inProcess(ask);
    await overHttp(emulator, ask);
    const { rss, heapUsed } = process.memoryUsage();
    console.log(`| memory at the end, whole process | ${mb(rss)} (heap ${mb(heapUsed)}) |`);
  } finally {
    emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Ask = (method: string, url: string, body?: unknown, fetch?: Fetch) => Promise<Page>;

async function prepare(emulator: Emulator): Promise<Ask> {
  const door = (path: string, body: object): Promise<Response> =>
    emulator.fetch(
      new Request(`https://x/__emulator/${path}`, { method: 'POST', body: JSON.stringify(body) }),
    );
  await door('seed', seedData);
  const asked = { user: anna, app: apiId, audience: 'graph', scopes: delegated };
  const { access_token }: { access_token: string } = await (await door('token', asked)).json();
  const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' };
  const ask: Ask = async (method, url, body, fetch = emulator.fetch) => {
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(new Request(url, { method, headers, ...content }));
    if (!response.ok) throw new Error(`${method} ${url}: ${await response.text()}`);
    const page: Page = await response.json();
    return page;
  };
  const lists = list.replace(/\/Handoffs$/, '');
  await ask('POST', lists, { displayName: 'Handoffs', columns });
  return ask;
}

async function inProcess(ask: Ask): Promise<void> {
  await report('create an item, in process', items, 1, async (n) => {
    await ask('POST', `${list}/items`, { fields: fieldsOf(n) });
  });
  await singleRequests('in process', ask);
  await pages('by paging, 200 a page', ask, `${list}/items?$expand=fields`);
  await pages('by paging, 5,000 a page', ask, `${list}/items?$expand=fields&$top=5000`);
  await pages('by delta, 200 a page', ask, `${list}/items/delta?$expand=fields`);
  await pages('by delta, 5,000 a page', ask, `${list}/items/delta?$expand=fields&$top=5000`);
}

async function singleRequests(where: string, ask: Ask, fetch?: Fetch): Promise<void> {
  const at = (n: number): string => `${list}/items/${(n * 7919) % items || 1}`;
  await report(`get one item with its fields, ${where}`, 20_000, 8, async (n) => {
    await ask('GET', `${at(n)}?$expand=fields`, undefined, fetch);
  });
  await report(`find one by its unique key, ${where}`, 10_000, 8, async (n) => {
    const key = fieldsOf((n * 7919) % items).ClaimKey;
    await ask(
      'GET',
      `${list}/items?$expand=fields&$filter=fields/ClaimKey eq '${key}'`,
      undefined,
      fetch,
    );
  });
  await report(`change an item, ${where}`, 5_000, 8, async (n) => {
    await ask('PATCH', at(n), { fields: { State: 'accepted' } }, fetch);
  });
}

async function overHttp(emulator: Emulator, ask: Ask): Promise<void> {
  const server = createServer(getRequestListener(emulator.fetch));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const overLoopback: Fetch = (request) =>
    fetch(
      new Request(
        request.url.replace('https://graph.microsoft.com', `http://127.0.0.1:${port}`),
        request,
      ),
    );
  await singleRequests('over http, client in the same process', ask, overLoopback);
  await report('create an item, over http', 5_000, 8, async (n) => {
    await ask('POST', `${list}/items`, { fields: fieldsOf(items + n + 1) }, overLoopback);
  });
  server.closeAllConnections();
  server.close();
}

/** Runs calls 0 to `count`, some of them at the same time, and prints how many a second. */
async function report(
  name: string,
  count: number,
  atOnce: number,
  call: (n: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const [began, used] = [performance.now(), process.cpuUsage()];
  const worker = async (): Promise<void> => {
    while (next < count) await call(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  const each = Math.round((user + system) / count);
  console.log(
    `| ${name} | ${Math.round(count / seconds)}/s (${count}, ${each} µs of processor each) |`,
  );
}

async function pages(name: string, ask: Ask, start: string): Promise<void> {
  let seen = 0;
  let highest = 0;
  const began = performance.now();
  for (let url: string | undefined = start; url !== undefined; ) {
    const page: Page = await ask('GET', url);
    seen += page.value.length;
    highest = Math.max(highest, process.memoryUsage().rss);
    url = page['@odata.nextLink'];
  }
  const seconds = (performance.now() - began) / 1000;
  const rate = Math.round(seen / seconds);
  console.log(
    `| ${seen} items ${name} | ${rate} items/s (${seconds.toFixed(1)} s, up to ${mb(highest)}) |`,
  );
}

const mb = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

await main();
