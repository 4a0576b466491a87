import { randomUUID } from 'node:crypto';
import type { Visit } from '../../src/emulator/traffic.ts';
import { createApp } from '../../src/server/app.ts';
import { assertMicrosoft } from '../../src/m365/transport.ts';
import { jsonRequest } from '../support/tenant-doors.ts';
import { startWorld, type World } from '../support/world.ts';

/** What one step of a hand-off costs at Microsoft, in counts: the same on every machine. */
export interface StepCost {
  step: string;
  /** Every call to Graph, in the order in which they were answered. */
  calls: GraphCall[];
  /** SharePoint's resource units (facts/graph.md). */
  units: number;
  /** Calls to mailboxes and the directory, which are counted one by one. */
  mailCalls: number;
  /** The longest chain of calls of which each waited for the one before. */
  inARow: number;
}

export interface GraphCall {
  what: string;
  units: number;
  isMail: boolean;
}

const undoSeconds = 10;
const petra = 'Petra Hansen';

/** Tells one whole hand-off, after another one that has warmed tokens, ids and the register up. */
export async function measureCost(): Promise<StepCost[]> {
  const world = await startWorld({ undoSeconds });
  try {
    const meter = meterOf(world);
    const warm = await tell(world, meter, 'pfaendung');
    if (warm.some(({ calls }) => calls.length > 1000)) throw new Error('the meter runs wild');
    return await tell(world, meter, 'finanzamt-frist');
  } finally {
    await world.close();
  }
}

async function tell(world: World, meter: Meter, key: string): Promise<StepCost[]> {
  const mail = await world.mailId(key);
  const handoffKey = randomUUID();
  const act = (person: string, wish: object) =>
    meter.ask(person, `/handoffs/${handoffKey}/actions`, wish);
  const suggestion = await meter.step('The mail is opened: suggestion', () =>
    meter.ask(petra, '/suggestions', mail),
  );
  const { responsibilityId } = suggestion.body.suggestion.best;
  const order = { ...mail, handoffKey, kind: 'forward', responsibilityId };
  const handed = await meter.step('The click, until “handed off” is shown', () =>
    meter.ask(petra, '/handoffs', order),
  );
  const owner: string = handed.body.handoff.owner.name;
  await meter.step('The undo window ends: the mail leaves', () => world.passTime(undoSeconds));
  await meter.step('The owner accepts', () => act(owner, { action: 'accept' }));
  await meter.step('The owner is done', () => act(owner, { action: 'done' }));
  return meter.take();
}

type Meter = ReturnType<typeof meterOf>;

/** A server of its own whose way to Microsoft is watched. */
function meterOf(world: World) {
  const trace = watch((request) => world.emulator.fetch(request));
  // As in production: what was read a moment ago is not read again.
  const { context } = world.startServer(trace.transport, {
    registerFreshSeconds: 60,
    indexFreshSeconds: 60,
  });
  const app = createApp(context, { hostOrigins: [], officeJs: 'https://office.example/office.js' });
  let steps: StepCost[] = [];
  // a page keeps its token for an hour, so what the server exchanged it for is known
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (person: string) => {
    const token = tokens.get(person) ?? world.tokenFor(person);
    tokens.set(person, token);
    return token;
  };
  return {
    async ask(person: string, path: string, body: unknown) {
      const request = jsonRequest('POST', `https://baton.example/api${path}`, body);
      request.headers.set('authorization', `Bearer ${await tokenOf(person)}`);
      const response = await app.fetch(request);
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return { body: await response.json() };
    },
    async step<T>(step: string, work: () => Promise<T>): Promise<T> {
      const seen = (await visits(world)).length;
      trace.clear();
      const result = await work();
      const inARow = trace.longestChain();
      // Events are written once the answer is on its way; nobody waits for them.
      await world.passTime(1);
      const calls = (await visits(world)).slice(seen).filter(isGraph).map(callOf);
      const mailCalls = calls.filter(({ isMail }) => isMail).length;
      const units = calls.reduce((sum, call) => sum + (call.isMail ? 0 : call.units), 0);
      steps.push({ step, calls, units, mailCalls, inARow });
      return result;
    },
    take() {
      const taken = steps;
      steps = [];
      return taken;
    },
  };
}

/** Notes when calls begin and end, by counting, not by a clock. */
function watch(network: (request: Request) => Promise<Response>) {
  let events = 0;
  let spans: { began: number; ended: number }[] = [];
  return {
    async transport(request: Request): Promise<Response> {
      assertMicrosoft(request);
      const began = ++events;
      const response = await network(request);
      if (request.url.startsWith('https://graph.')) spans.push({ began, ended: ++events });
      return response;
    },
    clear() {
      spans = [];
    },
    longestChain(): number {
      let last = 0;
      let count = 0;
      for (const { began, ended } of spans.toSorted((a, b) => a.ended - b.ended)) {
        if (began < last) continue;
        count += 1;
        last = ended;
      }
      return count;
    },
  };
}

function visits(world: World): Promise<Visit[]> {
  return world.control<Visit[]>('GET', '/requests');
}

const isGraph = ({ path }: Visit) => path.startsWith('/v1.0/');

function callOf({ method, path, units }: Visit): GraphCall {
  const isMail = /^\/v1\.0\/(?:me|users)\b/.test(path);
  return { what: `${method} ${shortened(path)}`, units, isMail };
}

/** The path without what only this tenant knows, with the column a list was asked by. */
function shortened(path: string): string {
  const [resource = '', query = ''] = decodeURIComponent(path.replace('/v1.0', '')).split('?');
  const column = /fields\/(\w+) eq/.exec(query)?.[1];
  const short = resource
    .replace(/^\/sites\/[^/]+/, '')
    .replace(/^\/users\/[^/]+/, '/users/…')
    .replace(/\/lists\/[^/]+/, '/lists/…')
    .replace(/\/(items|messages)\/[^/]+/, '/$1/…');
  return column === undefined ? short : `${short} by ${column}`;
}
