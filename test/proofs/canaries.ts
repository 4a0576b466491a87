import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { type RunningServer, type RunningTenant, startTenant } from '../support/processes.ts';
import { type CanarySearch, filesIn, findInFile, newCanary, searchFor } from './canary-words.ts';

export interface CanaryPlan {
  mails: number;
  /** The server is made to keep what it reads, so that the search has something to find. */
  leaky?: boolean;
}

export interface CanaryReport {
  /** What was searched, and how many bytes of it. */
  searched: Record<string, number>;
  /** Which kind of word was found where, and how many of them. */
  finds: Record<string, number>;
  handedOff: number;
  refusals: number;
}

/** The words of one mail, and where each stands. */
interface Canaries {
  body: string;
  attachment: string;
  note: string;
}

const sender = 'Petra Hansen';
const mailbox = 'petra.hansen@nordlicht-technik.example';
/** Rows of the register whose mails are not filed. */
const responsibilities = [1, 2, 5, 6, 7, 8, 9, 10];

/** Hands mails with words of their own off through a real server, and searches everything it has written and kept. */
export async function canaries({ mails, leaky = false }: CanaryPlan): Promise<CanaryReport> {
  const tenant = await startTenant({ mails: false });
  try {
    const heap = join(tenant.folder, 'heap');
    mkdirSync(heap);
    const server = await tenant.startServer({
      // one person hands off more in a minute than a person may
      environment: {
        BATON_LOG: 'trace',
        BATON_REQUESTS_PER_MINUTE: '100000',
        BATON_HANDOFFS_PER_MINUTE: '100000',
      },
      execArgv: [...snapshotOptions(heap), ...(leaky ? leak : [])],
    });
    const words = Array.from({ length: mails }, newCanaries);
    const told: string[] = [];
    let handedOff = 0;
    for (const [at, each] of words.entries())
      handedOff += await live(at, each, tenant, server, told);
    await forgetTheLast(tenant, server);
    const places = { told, snapshot: await snapshotOf(server, heap) };
    return { ...search(words, tenant, server, places), handedOff, refusals: told.length };
  } finally {
    await tenant.stop();
  }
}

const newCanaries = (): Canaries => ({
  body: newCanary(),
  attachment: newCanary(),
  note: newCanary(),
});

/** Strings in a snapshot are cut after 1,024 characters by default; a mail is longer. */
const snapshotOptions = (folder: string) => [
  '--heapsnapshot-signal=SIGUSR2',
  `--diagnostic-dir=${folder}`,
  '--heap-snapshot-string-limit=10000000',
];

/** A careless program around the server: keeps, logs and stores every answer of Graph. */
const leak = [
  '--import',
  `data:text/javascript,${encodeURIComponent(`
    import { appendFileSync } from 'node:fs';
    import { join } from 'node:path';
    const { fetch } = globalThis;
    globalThis.kept = [];
    globalThis.fetch = async (...call) => {
      const response = await fetch(...call);
      const text = await response.clone().text();
      globalThis.kept.push(text);
      if (text.includes('"body"')) {
        console.log(text);
        appendFileSync(join(process.env.BATON_DATA, 'careless.txt'), text);
      }
      return response;
    };`)}`,
];

/** A mail comes, is looked at, handed off, and now and then something goes wrong with it. */
async function live(
  at: number,
  words: Canaries,
  tenant: RunningTenant,
  server: RunningServer,
  told: string[],
): Promise<number> {
  const messageId = await receive(at, words, tenant);
  if (at % 4 === 0) await goWrong(messageId, words, tenant, server, told);
  await ask(server, told, '/suggestions', { messageId });
  const order = {
    messageId,
    handoffKey: randomUUID(),
    kind: 'forward',
    responsibilityId: responsibilities[at % responsibilities.length],
    note: `Bitte prüfen: ${words.note}`,
  };
  const { status } = await ask(server, told, '/handoffs', order);
  if (at % 4 === 1) await ask(server, told, '/handoffs', { ...order, note: `${order.note}!` });
  return Number(status === 200);
}

async function receive(at: number, words: Canaries, tenant: RunningTenant): Promise<string> {
  const { id } = await tenant.control<{ id: string }>('POST', `/mailboxes/${mailbox}/messages`, {
    subject: `Rechnung ${at}`,
    from: { emailAddress: { name: 'Alsterdruck', address: 'buchhaltung@alsterdruck.example' } },
    body: bodyOf(at, words.body),
    attachments: [{ name: `Rechnung ${words.attachment}.pdf`, contentBytes: 'JVBERi0=' }],
  });
  return id;
}

function bodyOf(at: number, word: string) {
  const text = `Guten Tag, anbei unsere Rechnung. Stichwort ${word}. Bitte bis Freitag begleichen.`;
  if (at % 2 === 0) return { contentType: 'text', content: text };
  return { contentType: 'html', content: `<p>${text}</p><p><b>${word.toUpperCase()}</b></p>` };
}

/** Graph answers with nonsense, with an error that quotes the mail, or with half of it; people send what cannot be read. */
async function goWrong(
  messageId: string,
  words: Canaries,
  tenant: RunningTenant,
  server: RunningServer,
  told: string[],
): Promise<void> {
  const quoted = `The mail says ${words.body}`;
  const spoiled = [
    { status: 200, body: `{"id": "1", "subject": "x", "body": ${words.body} ` },
    { status: 200, body: { id: 1, subject: [quoted], from: quoted, body: quoted } },
    { status: 400, body: { error: { code: 'ErrorInvalidRequest', message: quoted } } },
    { status: 500, body: { error: { code: quoted, message: quoted, innerError: { quoted } } } },
    { status: 200, headers: { 'content-type': 'text/html' }, body: `<html>${quoted}` },
  ];
  for (const rule of spoiled) {
    await tenant.control('POST', '/faults', { path: '/messages/', method: 'GET', ...rule });
    await ask(server, told, '/suggestions', { messageId });
    await tenant.control('DELETE', '/faults');
  }
  await ask(server, told, '/handoffs', { messageId, kind: words.note, note: [words.note] });
  await ask(server, told, '/handoffs', `{"note": "${words.note}`);
  await ask(server, told, `/handoffs/${words.note}/actions`, { note: words.note });
}

/** What is refused is kept: nobody may find a word in it. */
async function ask(server: RunningServer, told: string[], path: string, body: unknown) {
  const answer = await server.api(sender, 'POST', path, body);
  if (answer.status >= 400) told.push(JSON.stringify(answer.body));
  return answer;
}

/** The last mail is in the hands of the program; after some ordinary ones it is as old as all the others. */
async function forgetTheLast(tenant: RunningTenant, server: RunningServer): Promise<void> {
  for (let at = 0; at < 5; at++) {
    const words = { body: 'nichts', attachment: 'nichts', note: 'nichts' };
    await ask(server, [], '/suggestions', { messageId: await receive(at, words, tenant) });
  }
}

async function snapshotOf({ pid }: RunningServer, folder: string): Promise<string> {
  process.kill(pid, 'SIGUSR2');
  for (let size = -1; ; await pause(1000)) {
    const [name] = readdirSync(folder).filter((each) => each.endsWith('.heapsnapshot'));
    if (name === undefined) continue;
    const file = join(folder, name);
    const now = readFileSync(file).byteLength;
    if (now > 0 && now === size) return file;
    size = now;
  }
}

interface Places {
  told: string[];
  snapshot: string;
}

function search(
  words: Canaries[],
  tenant: RunningTenant,
  server: RunningServer,
  { told, snapshot }: Places,
): Pick<CanaryReport, 'searched' | 'finds'> {
  const report: Pick<CanaryReport, 'searched' | 'finds'> = { searched: {}, finds: {} };
  const kinds = ['body', 'attachment', 'note'] as const;
  const searches = kinds.map((kind) => [kind, searchFor(words.map((each) => each[kind]))] as const);
  /** Notes stand on the row, in its copy on disk, and in the memory of who shows them. */
  const look = (place: string, noteBelongs: boolean, find: (by: CanarySearch) => Found) => {
    for (const [kind, by] of searches) {
      if (kind === 'note' && noteBelongs) continue;
      const { bytes, found } = find(by);
      report.searched[place] = bytes;
      if (found.size > 0) report.finds[`${kind} in ${place}`] = found.size;
    }
  };
  const inText = (text: string) => (by: CanarySearch) => {
    const bytes = Buffer.from(text);
    return { bytes: bytes.byteLength, found: by.find(bytes) };
  };
  look('lists', true, inText(listsOf(tenant)));
  look('log', false, inText(server.output()));
  look('refusals', false, inText(told.join('\n')));
  look('heap', true, (by) => findInFile(snapshot, by));
  look('disk', true, (by) => inFiles(filesIn(server.dataFolder), by));
  return report;
}

interface Found {
  bytes: number;
  found: Set<string>;
}

function inFiles(files: string[], by: CanarySearch): Found {
  const all = files.filter((file) => existsSync(file)).map((file) => findInFile(file, by));
  return {
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
    found: new Set(all.flatMap(({ found }) => [...found])),
  };
}

/** Every row of every list with all its versions, out of the tenant's own file: the mailboxes in it are left out. */
function listsOf({ folder }: RunningTenant): string {
  const file = new DatabaseSync(join(folder, 'tenant.sqlite'), { readOnly: true });
  const rows = ['items', 'item_versions', 'item_values', 'drive_items'].flatMap((table) =>
    file.prepare(`SELECT * FROM ${table}`).all(),
  );
  file.close();
  return JSON.stringify(rows);
}
