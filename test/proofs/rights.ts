import { diceOf } from '../simulation/faults.ts';
import { startWorld, type World } from '../support/world.ts';
import { loadCompany } from './load/company.ts';

export interface RightsPlan {
  people: number;
  /** Ways in which the rights to the site and its list are given, one after the other: each gives and takes. */
  layouts: number;
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
const openRoutes = ['/me', '/desk', '/handoffs', '/handoffs/choices', '/overview', '/runs', '/record'];

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
    return await playLayouts(plan, world, dice);
  } finally {
    await world.close();
  }
}

interface Person {
  oid: string;
  name: string;
  may: boolean;
  /** When they last could, by the world's clock in seconds. */
  lastMight: number;
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
  const people = world.sample.tenant.users
    .slice(-plan.people)
    .map(({ oid, displayName }): Person => ({ oid, name: displayName, may: true, lastMight: 0 }));
  let clock = 0;
  for (let number = 1; number <= plan.layouts; number++) {
    const may = await lay(people, world, dice);
    for (const person of people) {
      if (person.may && !may(person)) report.revocations += 1;
      if (person.may) person.lastMight = clock;
      person.may = may(person);
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
async function lay(people: readonly Person[], world: World, dice: () => number) {
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
  return ({ oid }: Person) => allowed.has(oid);
}

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
  const isLate = clock - person.lastMight < boundSeconds;
  report.asked += 1;
  if (status === 200 && person.may) report.shown += 1;
  else if (status === 200 && isLate) report.withinBound += 1;
  else if (status === 403 && !person.may) report.refused += 1;
  else report.broken.push(`${who} was answered ${status}, ${person.may ? 'may' : 'must not'} read`);
  if (status !== 200 && JSON.stringify(answer).includes(canary))
    report.broken.push(`${who}: the refusal names a row`);
  if (!person.may && !isLate) await askElsewhere(person, who, report, world, dice);
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
  if (JSON.stringify(body).includes(canary)) report.broken.push(`${who}, then ${path}: a row is named`);
}
