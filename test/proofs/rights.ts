import { rowRightsSetting } from '../../src/core/row-rights.ts';
import { diceOf } from '../simulation/faults.ts';
import { startWorld, type World } from '../support/world.ts';
import { loadCompany } from './load/company.ts';

export interface RightsPlan {
  people: number;
  /** Ways in which the rights to the site and its list are given, one after the other: each gives and takes. */
  layouts: number;
  /** Whether single rows have rights of their own as well, and the setting says so. */
  rowRights: boolean;
  seed: number;
}

export interface RightsReport {
  /** Sentences about who got what they must not, or did not get what they may. */
  broken: string[];
  asked: number;
  /** Answered, because they may. */
  shown: number;
  refused: number;
  /** Answered although the right was taken less than five minutes ago. */
  withinBound: number;
  /** How often somebody lost the right they had. */
  revocations: number;
}

const responsibilities = 12;
const boundSeconds = 5 * 60;
/** Stands in the title of every row, and nowhere else. */
const canary = 'kanarienvogel';

/** Everything that shows rows of the register, and what shows none to whoever has no part in a hand-off. */
const routes: readonly (readonly ['GET' | 'POST', string, object?])[] = [
  ['GET', '/responsibilities'],
  ['GET', `/responsibilities?q=${canary}`],
  ['GET', '/responsibilities?asOf=2026-03-14'],
  ['GET', '/responsibilities/offline'],
  ['GET', '/register'],
  ['GET', '/register?state=all'],
  ['GET', '/starter'],
  ['GET', '/findings'],
  ['GET', '/reviews'],
  ['GET', '/absences'],
  ['POST', '/trace', { subject: canary, from: 'a@firma1.example', text: canary }],
  ['POST', '/drafts/suggestions', { subject: canary, body: canary, recipients: [] }],
];
const openRoutes = [
  '/me',
  '/desk',
  '/handoffs',
  '/handoffs/choices',
  '/overview',
  '/runs',
  '/record',
];

/** Many people, many ways of giving rights, and rights that are taken: nobody gets a row beyond them. */
export async function checkRights(plan: RightsPlan): Promise<RightsReport> {
  const dice = diceOf(plan.seed);
  const company = loadCompany(responsibilities, plan.people);
  const rows = company.register.responsibilities;
  const register = {
    ...company.register,
    responsibilities: rows.map((row) => ({ ...row, Title: `${canary} ${row.id}` })),
  };
  const world = await startWorld({ company: { ...company, register } });
  try {
    if (plan.rowRights) await world.product.registerList.writeSetting(rowRightsSetting, 'yes');
    return await playLayouts(plan, world, dice);
  } finally {
    await world.close();
  }
}

interface Person {
  oid: string;
  name: string;
  /** Rows they may read now. */
  rows: ReadonlySet<number>;
  /** When they last could read each row, by the world's clock in seconds. */
  lastMight: Map<number, number>;
  mayOpen: boolean;
  lastOpened: number;
}

async function playLayouts(plan: RightsPlan, world: World, dice: () => number) {
  const report: RightsReport = {
    broken: [],
    asked: 0,
    shown: 0,
    refused: 0,
    withinBound: 0,
    revocations: 0,
  };
  const people = world.sample.tenant.users.slice(-plan.people).map(
    ({ oid, displayName: name }): Person => ({
      oid,
      name,
      rows: new Set(),
      lastMight: new Map(),
      mayOpen: true,
      lastOpened: 0,
    }),
  );
  let clock = 0;
  for (let number = 1; number <= plan.layouts; number++) {
    const layout = await lay(people, plan.rowRights, world, dice);
    for (const person of people) {
      if (person.mayOpen && !layout.mayOpen(person)) report.revocations += 1;
      if (person.mayOpen) person.lastOpened = clock;
      for (const row of person.rows) person.lastMight.set(row, clock);
      person.mayOpen = layout.mayOpen(person);
      person.rows = layout.rowsOf(person);
    }
    for (const wait of [Math.floor(dice() * boundSeconds), boundSeconds]) {
      await world.passTime(wait);
      clock += wait;
      for (const person of people) await ask(person, { number, clock, report, world, dice });
    }
  }
  return report;
}

/** Some by the site, some by the list itself, some by both; answers who may read the list from now on. */
async function lay(
  people: readonly Person[],
  rowRights: boolean,
  world: World,
  dice: () => number,
) {
  const some = (share: number) => people.filter(() => dice() < share).map(({ oid }) => oid);
  const site = '/sites/baton';
  const list = 'Responsibilities';
  const owners = world.sample.tenant.sites[0]?.owners ?? [];
  const onSite = { owners, members: some(dice() * 0.1), visitors: some(dice()) };
  await world.control('PUT', '/rights', { site, ...onSite });
  const inherits = dice() < 0.4;
  const onList = { owners, members: some(dice() * 0.1), visitors: some(dice()) };
  await world.control('PUT', '/rights', { site, list, ...(inherits ? { inherit: true } : onList) });
  const { members, visitors } = inherits ? onSite : onList;
  const allowed = new Set([...members, ...visitors]);
  const own = new Map<number, ReadonlySet<string>>();
  for (const item of rowRights ? everyRow : []) {
    const isOwn = dice() < 0.5;
    const readers = some(dice()).filter((oid) => allowed.has(oid));
    const onItem = isOwn ? { owners, visitors: readers } : { inherit: true };
    await world.control('PUT', '/rights', { site, list, item, ...onItem });
    if (isOwn) own.set(item, new Set(readers));
  }
  return {
    mayOpen: ({ oid }: Person) => allowed.has(oid),
    rowsOf: ({ oid }: Person) =>
      new Set(everyRow.filter((row) => allowed.has(oid) && (own.get(row)?.has(oid) ?? true))),
  };
}

const everyRow = Array.from({ length: responsibilities }, (_, at) => at + 1);

interface Moment {
  number: number;
  clock: number;
  report: RightsReport;
  world: World;
  dice: () => number;
}

async function ask(person: Person, { number, clock, report, world, dice }: Moment): Promise<void> {
  const [method, path, body] = routes[Math.floor(dice() * routes.length)] ?? ['GET', '/register'];
  const { status, body: answer } = await world.api(person.name, method, path, body);
  const who = `layout ${number}, ${clock} s: ${person.name}, ${method} ${path}`;
  const isLate = clock - person.lastOpened < boundSeconds;
  report.asked += 1;
  if (status === 200 && person.mayOpen) report.shown += 1;
  else if (status === 200 && isLate) report.withinBound += 1;
  else if (status === 403 && !person.mayOpen) report.refused += 1;
  else
    report.broken.push(
      `${who} was answered ${status}, ${person.mayOpen ? 'may' : 'must not'} read`,
    );
  const named = rowsNamedIn(answer);
  const might = (row: number) =>
    clock - (person.lastMight.get(row) ?? -boundSeconds) < boundSeconds;
  const beyond = named.filter((row) => !person.rows.has(row) && !might(row));
  if (beyond.length > 0) report.broken.push(`${who} names rows ${beyond.join(', ')}`);
  if (path === '/register?state=all' && status === 200)
    assertComplete(person, named, who, report, might);
  if (!person.mayOpen && !isLate) await askElsewhere(person, who, report, world, dice);
}

/** Whoever may read a row, and could a while ago, finds it. */
function assertComplete(
  { rows }: Person,
  named: readonly number[],
  who: string,
  report: RightsReport,
  might: (row: number) => boolean,
): void {
  const lacking = [...rows].filter((row) => might(row) && !named.includes(row));
  if (lacking.length > 0) report.broken.push(`${who} lacks rows ${lacking.join(', ')}`);
}

/** Every row has a number behind its canary. */
function rowsNamedIn(answer: unknown): number[] {
  const found = JSON.stringify(answer).matchAll(new RegExp(`${canary} (\\d+)`, 'g'));
  return [...new Set([...found].map(([, number]) => Number(number)))];
}

async function askElsewhere(
  { name }: Person,
  who: string,
  report: RightsReport,
  world: World,
  dice: () => number,
): Promise<void> {
  const path = openRoutes[Math.floor(dice() * openRoutes.length)] ?? '/me';
  const { body } = await world.api(name, 'GET', path);
  report.asked += 1;
  if (rowsNamedIn(body).length > 0) report.broken.push(`${who}, then ${path}: a row is named`);
}
