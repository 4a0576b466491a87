import { type Belonging, belongingIn, type LoggedYear, loggedYears } from '../core/archive.ts';
import { type EventTrust, textOf } from '../core/audit-rows.ts';
import { ProductError } from '../core/errors.ts';
import type { LogKeeper } from './log-keeper.ts';
import { type MoveDeps, moveEvent } from './move-event.ts';
import { patiently } from './patience.ts';
import type { Clock } from './ports.ts';
import type { EventPage, StoredEvent } from './record-ports.ts';
import type { ListAdmin } from './register-ports.ts';
import type { Progress } from './preview-import.ts';

export interface ArchiveDeps extends Omit<MoveDeps, 'onWait'> {
  logKeeper: Pick<LogKeeper, 'read'>;
  trust: EventTrust;
  now: Clock;
  /** The clock of the server that keeps the lists. */
  serverTime: Clock;
  onProgress: (progress: Progress) => void;
}

/** What archiving a year means for the current list: events to be moved, and those that stay, by why they do. */
export interface ArchivePlan extends Record<Exclude<Belonging, 'elsewhere'>, number> {
  year: number;
  /** Entries of the year's log, wherever they stand. */
  logged: number;
}

export interface ArchiveOutcome {
  moved: number;
  /** Events whose copy is not the same and can't be made so: both stand where they stood. */
  differing: string[];
}

/** A year and how far it is archived. */
export interface YearOfEvents extends LoggedYear {
  isArchived: boolean;
}

/** The years of the log in their order, with those that have an archive marked. */
export async function yearsOfEvents(
  logKeeper: Pick<LogKeeper, 'read'>,
  listAdmin: Pick<ListAdmin, 'archivedYears'>,
): Promise<YearOfEvents[]> {
  const archived = await listAdmin.archivedYears();
  const { log } = await logKeeper.read();
  return loggedYears(log).map((each) => ({ ...each, isArchived: archived.includes(each.year) }));
}

/** Looks through the whole current list without changing anything. A year that still grows is refused. */
export async function planArchive(year: number, deps: ArchiveDeps): Promise<ArchivePlan> {
  const { belonging, logged } = await sortingOf(year, deps);
  const plan: ArchivePlan = { year, logged, ready: 0, open: 0, unplaced: 0, spoilt: 0 };
  for await (const event of currentEvents(deps)) {
    const where = belonging(event);
    if (where !== 'elsewhere') plan[where] += 1;
  }
  return plan;
}

/** An event costs five units of the 1,250 a minute that Microsoft gives all of Baton: half of them is left to people. */
export const msPerEvent = 480;

/** Until then every server has heard of a list that was just made (`m365/site.ts`), and looks for events there. */
const knownEverywhereMs = 90_000;

/**
 * Moves the events of ended hand-offs into the year's list, which must be there. Each is copied, the copy is read, and
 * only when it is the same word for word the row is removed, if it is still the one that was copied. May be killed at
 * any moment and done again: until then an event stands twice, which counts as once.
 */
export async function archiveYear(plan: ArchivePlan, deps: ArchiveDeps): Promise<ArchiveOutcome> {
  const { belonging } = await sortingOf(plan.year, deps);
  await untilKnown(plan.year, deps);
  const outcome: ArchiveOutcome = { moved: 0, differing: [] };
  const began = deps.now().getTime();
  let done = 0;
  for await (const event of currentEvents(deps)) {
    if (belonging(event) !== 'ready') continue;
    await deps.wait(Math.max(0, began + done * msPerEvent - deps.now().getTime()));
    const progress = { phase: 'events', done, total: Math.max(done + 1, plan.ready) } as const;
    const onWait = (waitSeconds: number) => deps.onProgress({ ...progress, waitSeconds });
    if (await moveEvent(event, plan.year, { ...deps, onWait })) outcome.moved += 1;
    else outcome.differing.push(textOf(event.fields['EventKey']));
    done += 1;
    deps.onProgress({ ...progress, done });
  }
  return outcome;
}

async function sortingOf(year: number, deps: ArchiveDeps) {
  const { logKeeper, archive, trust } = deps;
  const { log } = await patiently(() => logKeeper.read(), deps);
  const found = loggedYears(log).find((each) => each.year === year);
  if (found === undefined)
    throw new ProductError('invalid_request', `the log has no events of ${year}`);
  if (!found.isClosed)
    throw new ProductError(
      'invalid_request',
      `the log of ${year} still grows: the first checkpoint of a later year closes it`,
    );
  const ended = await patiently(() => archive.endedHandoffs(), deps);
  const belonging = belongingIn(log, found, trust, (handoffKey) => ended.has(handoffKey));
  return { belonging, logged: found.to - found.from };
}

async function* currentEvents(deps: ArchiveDeps): AsyncGenerator<StoredEvent> {
  for (let next: string | undefined, isFirst = true; isFirst || next !== undefined; ) {
    const page: EventPage = await patiently(() => deps.archive.readPage(next), deps);
    yield* page.events;
    ({ next } = page);
    isFirst = false;
  }
}

async function untilKnown(year: number, deps: ArchiveDeps): Promise<void> {
  const madeAt = await patiently(() => deps.archive.madeAt(year), deps);
  if (madeAt === undefined)
    throw new ProductError('lists_missing', `there is no list for the events of ${year}`);
  const knownAt = madeAt.getTime() + knownEverywhereMs;
  await deps.wait(Math.max(0, knownAt - deps.serverTime().getTime()));
}
