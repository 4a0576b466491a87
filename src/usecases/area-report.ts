import { type Counting, count, type FlowRow, newTally, type Tally } from '../core/area-figures.ts';
import { type BusinessClock, businessClock } from '../core/business-clock.ts';
import { startOf } from '../core/calendar.ts';
import { type AreaCoverage, coverageBoard } from '../core/coverage.ts';
import { turnsOf } from '../core/cover-turn.ts';
import type { UnownedRequest } from '../core/demand.ts';
import type { Day, Responsibility } from '../core/responsibility.ts';
import { defaultSite, type Site, siteOf } from '../core/site.ts';
import { daysLater } from '../core/zoned-time.ts';
import type { CurrentRegister } from './current-register.ts';
import type { HandoffIndex, PassedOn } from './handoff-ports.ts';

/** All there is to say about all areas, before it is decided who is shown what. It names no owner. */
export interface AreaReport {
  tallies: ReadonlyMap<string, Tally>;
  passes: PassedOn[];
  unowned: UnownedRequest[];
  coverage: AreaCoverage[];
}

export interface ReportSources {
  index: HandoffIndex;
  register: CurrentRegister;
  today: Day;
  now: Date;
  /** Lets others have their turn while the report is being made. */
  rest: () => Promise<unknown>;
}

/** Rows looked at in one turn. */
const turnSize = 5_000;
/** Of requests nobody owned more are not grouped; the newest count. */
const mostUnowned = 2_000;
/** How far around the period working time is looked up at once. */
const daysAround = 60;

/** Reads the index once, in small turns; no question goes to SharePoint. */
export async function areaReport(days: number, sources: ReportSources): Promise<AreaReport> {
  const { index, today, rest } = sources;
  const from = startOf(daysLater(today, 1 - days));
  const counting = countingFrom(from, days, sources);
  const tallies = new Map<string, Tally>();
  for await (const row of inTurns((after) => index.flow(after, from, turnSize), rest))
    count(row, tallyOf(row, tallies), counting);
  const passes: PassedOn[] = [];
  for await (const pass of inTurns((after) => index.passes(after, from, turnSize), rest))
    passes.push(pass);
  const coverage = await coverageOf(sources);
  return { tallies, passes, unowned: unownedIn(index, from, passes), coverage };
}

/** The board of some responsibilities, all by default. */
export async function coverageOf(
  { register, today, rest }: Pick<ReportSources, 'register' | 'today' | 'rest'>,
  responsibilities: readonly Responsibility[] = register.responsibilities,
): Promise<AreaCoverage[]> {
  const { absences, sites } = register;
  const board: AreaCoverage[] = [];
  for (const rows of Map.groupBy(responsibilities, ({ area }) => area).values()) {
    // one area in each turn
    board.push(...coverageBoard(rows, absences, today, sites[0] ?? defaultSite));
    await rest();
  }
  return board;
}

async function* inTurns<Row extends { item: number }>(
  read: (afterItem: number) => Row[],
  rest: () => Promise<unknown>,
): AsyncGenerator<Row> {
  for (let rows = read(0); rows.length > 0; ) {
    yield* rows;
    await rest();
    rows = rows.length < turnSize ? [] : read(rows.at(-1)?.item ?? 0);
  }
}

function tallyOf({ area }: FlowRow, tallies: Map<string, Tally>): Tally {
  const tally = tallies.get(area) ?? newTally();
  tallies.set(area, tally);
  return tally;
}

function countingFrom(
  from: string,
  days: number,
  { register, today, now }: ReportSources,
): Counting {
  const hours = new Map(register.responsibilities.map(({ id, answerHours }) => [id, answerHours]));
  const first = daysLater(today, -days - daysAround);
  const last = daysLater(today, daysAround);
  return {
    from,
    now,
    answerHours: (responsibility) => hours.get(responsibility),
    clockOf: clocksOf(register, (site) => businessClock(site, first, last)),
  };
}

/** One clock for each site, found by owner. */
function clocksOf(
  { responsibilities, sites }: CurrentRegister,
  open: (site: Site) => BusinessClock,
) {
  const mails = new Map(
    responsibilities.flatMap((row) =>
      turnsOf(row).map(({ person }) => [person.oid, person.mail] as const),
    ),
  );
  const bySite = new Map<Site, BusinessClock>();
  const byOwner = new Map<string, BusinessClock>();
  return (owner: string): BusinessClock => {
    const known = byOwner.get(owner);
    if (known !== undefined) return known;
    const site = siteOf(mails.get(owner) ?? '', sites);
    const clock = bySite.get(site) ?? open(site);
    bySite.set(site, clock);
    byOwner.set(owner, clock);
    return clock;
  };
}

function unownedIn(
  index: HandoffIndex,
  from: string,
  passes: readonly PassedOn[],
): UnownedRequest[] {
  const into = new Map(passes.map((pass) => [pass.fromItem, pass.into]));
  return index.rows(index.unowned(from, mostUnowned)).map(({ itemId, record }) => {
    const { handoffKey, subject, senderDomain } = record;
    const landed = into.get(Number(itemId));
    return { handoffKey, subject, senderDomain, ...(landed && { landed }) };
  });
}
