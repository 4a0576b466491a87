/**
 * node scripts/bench-desk.ts [hand-offs] [responsibilities]: how many questions for a desk one server can answer in a
 * second of its processor, through its whole HTTP surface without a network: the whole desk, and one that is known.
 */
import { createApp } from '../src/server/app.ts';
import { openHandoffIndex } from '../src/store/handoff-index.ts';
import { loadCompany } from '../test/proofs/load/company.ts';
import { fillIndex } from '../test/support/fill-index.ts';
import { storedHandoff } from '../test/support/handoff.ts';
import { startWorld } from '../test/support/world.ts';

const [handoffs = 100_000, responsibilities = 5_000] = process.argv.slice(2).map(Number);
/** One of so many hand-offs is open; each person has this many of them. */
const openOneIn = 50;
const states = ['offered', 'accepted', 'waiting'] as const;
const questions = 1_000;

const company = loadCompany(responsibilities);
const people = company.tenant.users.slice(-500);
const names = people.map(({ oid, displayName }) => ({ oid, name: displayName }));
const somebody = (number: number) => names[number % names.length] ?? { oid: '', name: '' };
const world = await startWorld({ company, mails: false });
const server = world.startServer((request) => world.emulator.fetch(request), {
  registerFreshSeconds: 86_400,
  indexFreshSeconds: 86_400,
});
const index = openHandoffIndex(':memory:', 'bench');
const began = Date.now();
function row(item: number) {
  const at = new Date(began - (handoffs - item) * 60_000).toISOString();
  const state = item % openOneIn === 0 ? (states[(item / openOneIn) % 3] ?? 'offered') : 'done';
  return storedHandoff(item, {
    subject: `Rechnung ${item}`,
    responsibilityId: item % responsibilities,
    handedOffBy: somebody(item * 31 + 7),
    owner: somebody(item * 17 + Math.floor(item / 500)),
    state,
    handedOffAt: at,
    receivedAt: at,
    stateSince: at,
  });
}
fillIndex(index, handoffs, row, new Date(began).toISOString());
const asOf = () => new Date().toISOString();
const state = () => ({ asOf: asOf(), unreadable: 0, hidden: 0, stale: false });
const handoffLog = { ...server.handoffLog, ask: async () => ({ index, state: state() }) };
const context = { ...server.context, handoffLog };

const app = createApp(context, { hostOrigins: [], officeJs: 'https://office.example/o.js' });
const headersOf = new Map<string, Record<string, string>>();
for (const { displayName } of people)
  headersOf.set(displayName, { authorization: `Bearer ${await world.tokenFor(displayName)}` });

/** What is known of a desk from one drive to the next. */
const tags = new Map<string, string>();

async function drive(what: string, known: boolean, between: (number: number) => void = () => {}) {
  const statuses: Record<number, number> = {};
  const askers = [...headersOf];
  const before = process.cpuUsage();
  for (let asked = 0; asked < questions; asked++) {
    const [name, headers] = askers[asked % askers.length] ?? ['', {}];
    const tag = tags.get(name);
    const all = known && tag ? { ...headers, 'if-none-match': tag } : headers;
    const answer = await app.request('https://baton.example/api/desk', { headers: all });
    await answer.text();
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    tags.set(name, answer.headers.get('etag') ?? tag ?? '');
    between(asked);
  }
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1_000 / questions;
  const perSecond = Math.round(1_000 / ms);
  console.log(`${what}: ${ms.toFixed(2)} ms, ${perSecond} a second, ${JSON.stringify(statuses)}`);
}

await drive('the whole desk', false);
await drive('a desk that is known', true);
await drive('the same while a hand-off changes with every tenth question', true, (number) => {
  const item = handoffs - (number % 1_000);
  if (number % 10 === 0) index.put({ ...row(item), etag: `"row-${item},${number + 2}"` });
});
await world.close();
server.close();
index.close();
