/**
 * node scripts/bench-desk.ts [hand-offs] [responsibilities]: how many of the questions that open screens repeat one
 * server can answer in a second of its processor, through its whole HTTP surface without a network: for a whole answer,
 * and for one that is known. Every fifth hand-off is a step of a run of four; one person in ten leads an area.
 */
import { createApp } from '../src/server/app.ts';
import { openHandoffIndex } from '../src/store/handoff-index.ts';
import type { CurrentRegister } from '../src/usecases/current-register.ts';
import { loadCompany } from '../test/proofs/load/company.ts';
import { fillIndex } from '../test/support/fill-index.ts';
import { storedHandoff } from '../test/support/handoff.ts';
import { startWorld } from '../test/support/world.ts';

const [handoffs = 100_000, responsibilities = 5_000] = process.argv.slice(2).map(Number);
/** One of so many hand-offs is open; each person has this many of them. */
const openOneIn = 50;
const states = ['offered', 'accepted', 'waiting'] as const;
const work = 'Beschaffung';

const company = loadCompany(responsibilities);
const people = company.tenant.users.slice(-500);
const names = people.map(({ oid, displayName }) => ({ oid, name: displayName }));
const somebody = (number: number) => names[number % names.length] ?? { oid: '', name: '' };
const world = await startWorld({ company, mails: false });
const server = world.startServer((request) => world.emulator.fetch(request), {
  registerFreshSeconds: 86_400,
  indexFreshSeconds: 86_400,
});
const register = withRuns(await server.context.currentRegister());
const areas = [...new Set(register.responsibilities.map(({ area }) => area))];
const index = openHandoffIndex(':memory:', 'bench');
const began = Date.now();

/** The first four rows are the steps of a process. */
function withRuns(read: CurrentRegister): CurrentRegister {
  const steps = read.responsibilities.map((each, at) =>
    at < 4 ? { ...each, process: work, step: at + 1 } : each,
  );
  const led = [...new Set(steps.map(({ area }) => area))];
  const leads = led.map((area, at) => ({ area, oids: [somebody(at * 10).oid] }));
  return { ...read, responsibilities: steps, roles: { leads, auditors: [] } };
}

function keyOf(item: number): string {
  return `00000000-0000-4000-8000-${String(item).padStart(12, '0')}`;
}

/** Of every third run the last step has not been begun. */
function stepOf(item: number) {
  const [run, step] = [Math.floor(item / 20), Math.floor((item % 20) / 5) + 1];
  if (item % 5 !== 0 || (step === 4 && run % 3 === 0)) return {};
  return { process: work, processKey: keyOf(run * 20), step };
}

function row(item: number) {
  const at = new Date(began - (handoffs - item) * 60_000).toISOString();
  const state = item % openOneIn === 0 ? (states[(item / openOneIn) % 3] ?? 'offered') : 'done';
  return storedHandoff(item, {
    handoffKey: keyOf(item),
    subject: `Rechnung ${item}`,
    responsibilityId: item % responsibilities,
    area: areas[item % areas.length] ?? '',
    ...stepOf(item),
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
const context = { ...server.context, handoffLog, currentRegister: async () => register };

const app = createApp(context, { hostOrigins: [], officeJs: 'https://office.example/o.js' });
const askers = await Promise.all(
  people.map(async ({ displayName }) => ({
    authorization: `Bearer ${await world.tokenFor(displayName)}`,
  })),
);
/** Every tenth of them leads an area. */
const leading = askers.filter((_, at) => at % 10 === 0);

interface Drive {
  path: string;
  by?: typeof askers;
  questions?: number;
}

/** What is known of an answer from one drive to the next. */
const tags = new Map<string, string>();

async function drive(
  what: string,
  known: boolean,
  { path, by = askers, questions = 1_000 }: Drive,
  between: (number: number) => void = () => {},
) {
  const statuses: Record<number, number> = {};
  const before = process.cpuUsage();
  for (let asked = 0; asked < questions; asked++) {
    const headers = by[asked % by.length];
    const name = `${path} ${headers?.authorization}`;
    const tag = tags.get(name);
    const all = known && tag ? { ...headers, 'if-none-match': tag } : { ...headers };
    const answer = await app.request(`https://baton.example/api/${path}`, { headers: all });
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

async function drives(what: string, one: Drive) {
  await drive(`${what}, whole`, false, one);
  await drive(`${what}, known`, true, one);
  await drive(`${what}, while one changes with every tenth question`, true, one, (number) => {
    const item = handoffs - (number % 1_000);
    if (number % 10 === 0) index.put({ ...row(item), etag: `"row-${item},${Date.now()}"` });
  });
}

await drives('a desk', { path: 'desk' });
await drives('hand-offs', { path: 'handoffs' });
await drives('hand-offs of whoever leads an area', { path: 'handoffs', by: leading });
const fewer = Number(process.env['RUN_QUESTIONS'] ?? 1_000);
await drives('runs', { path: 'runs?incomplete=true', questions: fewer });
await drives('runs of whoever leads an area', { path: 'runs', by: leading, questions: fewer });
await world.close();
server.close();
index.close();
