import { randomUUID } from 'node:crypto';
import { provisionLines } from '../../src/cli/provision-words.ts';
import { checkLists } from '../../src/usecases/check-lists.ts';
import { provision } from '../../src/usecases/provision.ts';
import { commandLine } from '../support/cli-deps.ts';
import { openSiteAdmin, type SiteAdmin } from '../support/site-admin.ts';
import { startWorld, type World } from '../support/world.ts';

/** What became of a tenant whose admin did what admins do, while people worked. */
export interface MessyOutcome {
  handedOff: number;
  /** Refusals with a code and a sentence, by code. */
  refused: Record<string, number>;
  /** Answers nobody foresaw. */
  crashes: string[];
  /** Hand-offs to somebody whom the responsibility does not name. */
  wrong: string[];
  /** Mischief that no line of `baton doctor` speaks of. */
  unreported: string[];
  mischief: number;
  /** What provisioning could not mend, in its own words. */
  left: string[];
}

interface Mischief {
  what: string;
  list: string;
  /** Every one of these stands in the line that reports it; empty for what nobody has to do anything about. */
  said: string[];
  /** Graph does not show it: the doctor names it as what nobody can see from here. */
  isUnseen?: true;
  do(admin: SiteAdmin, world: World): Promise<unknown>;
}

const patch = (list: string, name: string, body: object, ...said: string[]): Mischief => ({
  what: `${list}.${name}: ${JSON.stringify(body)}`,
  list,
  said: said.length > 0 ? [name, ...said] : [],
  do: (admin) => admin.inList('PATCH', list, `/columns/${name}`, body),
});
const removed = (list: string, name: string): Mischief => ({
  what: `${list}.${name} deleted`,
  list,
  said: [name, 'was missing'],
  do: (admin) => admin.inList('DELETE', list, `/columns/${name}`),
});
const retyped = (list: string, name: string, facet: object): Mischief => ({
  what: `${list}.${name} made anew with another type`,
  list,
  said: [name, 'has another type'],
  do: (admin) => admin.retype(list, name, facet),
});
const gone = (list: string, ...said: string[]): Mischief => ({
  what: `${list} deleted`,
  list,
  said: [list, ...said],
  do: (admin) => admin.inList('DELETE', list, ''),
});

/** Everything an admin does here, from harmless to ruinous. */
const mischief: readonly Mischief[] = [
  patch('Responsibilities', 'Owner', { displayName: 'Wer?' }),
  patch('Responsibilities', 'Title', { displayName: 'Thema' }),
  patch('Responsibilities', 'Area', { choice: { allowTextEntry: false } }, 'own'),
  patch('Responsibilities', 'Status', { choice: { choices: ['Aktiv'] } }, 'lacked choices'),
  patch('Responsibilities', 'Status', { indexed: false }, 'no index'),
  patch('Responsibilities', 'Description', { text: { textType: 'richText' } }, 'HTML'),
  patch('Responsibilities', 'Keywords', { hidden: true }, 'missing'),
  patch('Handoffs', 'OwnerOid', { indexed: false }, 'no index'),
  patch('Handoffs', 'ClaimKey', { enforceUniqueValues: false }, 'same value twice'),
  patch('Handoffs', 'Note', { required: true }, 'required'),
  removed('Responsibilities', 'SecondDeputy'),
  removed('Responsibilities', 'SenderPatterns'),
  removed('Responsibilities', 'Mailboxes'),
  removed('Handoffs', 'SentKey'),
  removed('Absences', 'To'),
  retyped('Responsibilities', 'Step', { text: {} }),
  retyped('Responsibilities', 'ValidTo', { text: {} }),
  retyped('Responsibilities', 'Deputy', { text: {} }),
  retyped('Responsibilities', 'Owner', { text: {} }),
  retyped('Absences', 'From', { number: {} }),
  {
    what: 'a required column of the admin’s own',
    list: 'Responsibilities',
    said: ['Kostenstelle', 'required'],
    do: (admin) =>
      admin.inList('POST', 'Responsibilities', '/columns', {
        name: 'Kostenstelle',
        required: true,
        text: {},
      }),
  },
  {
    what: 'Absences renamed',
    list: 'Absences',
    said: [],
    do: (admin) => admin.inList('PATCH', 'Absences', '', { displayName: 'Abwesenheiten' }),
  },
  {
    what: 'the default view of Responsibilities filtered',
    list: 'Responsibilities',
    said: ['default view must have no filter'],
    isUnseen: true,
    do: (_admin, world) =>
      world.control('POST', '/faults', {
        method: 'GET',
        path: 'items\\?\\$expand=fields$',
        times: 1000,
        view: { column: 'Area', equals: 'Einkauf' },
      }),
  },
  {
    what: 'a row of Responsibilities with rights of its own',
    list: 'Responsibilities',
    said: ['where single rows have permissions of their own'],
    isUnseen: true,
    do: (_admin, world) =>
      world.control('PUT', '/rights', {
        site: '/sites/baton',
        list: 'Responsibilities',
        item: 1,
        owners: [world.oid('Aylin Demir')],
      }),
  },
  gone('Settings', 'created'),
  gone('Absences', 'created'),
  gone('HandoffEvents', 'is gone'),
  gone('Handoffs', 'is gone'),
  gone('Responsibilities', 'created'),
];

export async function playMessy(seed: number, acts: number): Promise<MessyOutcome> {
  const world = await startWorld({ today: new Date('2026-11-23T10:00:00Z') });
  const admin = await openSiteAdmin(world, world.clientId, async (request) =>
    world.emulator.fetch(request),
  );
  const dice = createDice(seed);
  const outcome: MessyOutcome = {
    handedOff: 0,
    refused: {},
    crashes: [],
    wrong: [],
    unreported: [],
    mischief: 0,
    left: [],
  };
  const people = createPeople(world, outcome, dice);
  for (const each of chosen(mischief, acts, dice)) {
    outcome.mischief += 1;
    await Promise.all([people.work(), people.work(), each.do(admin, world), people.look()]);
    await people.work();
    await report(each, world, outcome);
    if (dice() < 0.3) await mend(world);
  }
  await finish(world, admin, outcome);
  await people.work();
  await world.close();
  return outcome;
}

/** So many, in an order of their own; whole lists go last, or there would be nothing left to spoil. */
function chosen(all: readonly Mischief[], count: number, dice: () => number): Mischief[] {
  const shuffled = all
    .map((each) => ({ each, place: dice() }))
    .toSorted((a, b) => a.place - b.place)
    .slice(0, count);
  const isList = (each: Mischief) => Number(/^\w+ deleted$/.test(each.what));
  return shuffled
    .toSorted((a, b) => isList(a.each) - isList(b.each) || a.place - b.place)
    .map(({ each }) => each);
}

/** Each thing is said in one sentence, or it needs none. */
async function report(
  { what, list, said, isUnseen }: Mischief,
  world: World,
  outcome: MessyOutcome,
) {
  if (said.length === 0) return;
  const lines = isUnseen ? await doctorUnseen(world) : await doctorLists(world);
  const isSaid = lines.some(
    (line) => line.startsWith(`${list}: `) && said.every((each) => line.includes(each)),
  );
  const isListGone = lines.some(
    (line) => line.startsWith(`${list}: ${list}: `) && /created|is gone/.test(line),
  );
  if (!isSaid && !isListGone) outcome.unreported.push(what);
}

/** What `baton doctor` prints. */
async function doctor(world: World): Promise<string[]> {
  // the world closes its product itself
  const connect = async () => ({ ...world.product, close: () => {} });
  const line = commandLine(world.product.context.now(), {}, { connect });
  await line.run('doctor');
  return line.printed;
}

/** Its lines about lists and their columns, each with the list before it. */
async function doctorLists(world: World): Promise<string[]> {
  let list = '';
  return (await doctor(world)).flatMap((line) => {
    list = /^ {2}(\w+): /.exec(line)?.[1] ?? list;
    return /^ {2}/.test(line) ? [`${list}: ${line.trim()}`] : [];
  });
}

/** Its numbered lines about what Graph does not show. */
async function doctorUnseen(world: World): Promise<string[]> {
  return (await doctor(world)).flatMap((line) => /^ {2}\d+\. (.*)/.exec(line)?.[1] ?? []);
}

const mend = (world: World) => provision(world.product.listAdmin);

/** In the end everything is mended; what has another type the admin takes away first, as provisioning told them. */
async function finish(world: World, admin: SiteAdmin, outcome: MessyOutcome): Promise<void> {
  await world.control('DELETE', '/faults');
  const steps = await provision(world.product.listAdmin, { recreate: true });
  for (const { list, columns } of steps)
    for (const { name, flaw } of columns)
      if (flaw === 'retyped') await admin.inList('DELETE', list, `/columns/${name}`);
  await provision(world.product.listAdmin);
  const { lists } = await checkLists(world.product.listAdmin);
  const flawed = lists.filter(
    ({ state, columns }) =>
      state !== 'there' || columns.some(({ flaw }) => flaw !== 'foreign_required'),
  );
  outcome.left = flawed.flatMap((step) => provisionLines(step, true));
}

function createPeople(world: World, outcome: MessyOutcome, dice: () => number) {
  const named = new Map(
    world.sample.register.responsibilities.map((row) => [row.id, peopleOf(row)]),
  );
  const mails = world.sample.mails.filter(({ mailbox }) => mailbox.startsWith('info@'));
  const ask = async (person: string, method: 'GET' | 'POST', path: string, body?: unknown) => {
    const answer = await world.api(person, method, path, body);
    if (answer.status === 500 || answer.body === undefined)
      outcome.crashes.push(`${method} ${path}: ${answer.status}`);
    else if (answer.status >= 400) {
      const { code, title } = answer.body;
      if (typeof code !== 'string' || typeof title !== 'string')
        outcome.crashes.push(`${path}: no sentence`);
      outcome.refused[code] = (outcome.refused[code] ?? 0) + 1;
    }
    return answer;
  };
  return {
    /** Somebody opens a mail and hands it to whom Baton proposes. */
    async work() {
      const mail = mails[Math.floor(dice() * mails.length)];
      if (mail === undefined) return;
      const ref = await world.mailId(mail.id);
      const { status, body } = await ask('Petra Hansen', 'POST', '/suggestions', ref);
      const best = body?.suggestion?.best;
      if (status !== 200 || best === undefined) return;
      const order = {
        ...ref,
        handoffKey: randomUUID(),
        kind: 'forward',
        responsibilityId: best.responsibilityId,
      };
      const answer = await ask('Petra Hansen', 'POST', '/handoffs', order);
      if (answer.status !== 200 || answer.body.kind !== 'handed_off') return;
      outcome.handedOff += 1;
      const { owner } = answer.body.handoff;
      const isMeant = named.get(best.responsibilityId)?.has(owner.oid) === true;
      if (!isMeant) outcome.wrong.push(`${mail.id}: ${owner.name} for ${best.title}`);
    },
    /** Others look at what is theirs. */
    async look() {
      await ask('Sabine Kern', 'GET', '/desk');
      await ask('Deniz Yıldız', 'GET', '/responsibilities?q=Rechnung');
    },
  };
}

/** Everybody whom a row of the sample names for its work. */
function peopleOf(row: Record<string, unknown>): Set<string> {
  const people = ['Owner', 'Deputy', 'SecondDeputy', 'Team'].flatMap((name) => [row[name]].flat());
  return new Set(people.flatMap((each) => (each as { oid?: string } | undefined)?.oid ?? []));
}

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
