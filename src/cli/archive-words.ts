import { archiveName } from '../core/lists.ts';
import {
  type ArchiveOutcome,
  type ArchivePlan,
  msPerEvent,
  type YearOfEvents,
} from '../usecases/archive-year.ts';

/** A year of the log as a line. */
export function yearLine({ year, from, to, isClosed, isArchived }: YearOfEvents): string {
  const events = `${year}: ${to - from} events`;
  if (!isClosed) return `${events}; still grows`;
  return isArchived
    ? `${events}; archived in ${archiveName(year)}. Whether some are left: npx baton archive --year ${year} --dry-run`
    : `${events}; can be archived: npx baton archive --year ${year}`;
}

/** What is to be moved, what stays and why. */
export function planLines(plan: ArchivePlan): string[] {
  const { year, logged, ready, open, unplaced, spoilt } = plan;
  const here = ready + open + unplaced + spoilt;
  return [
    `The log of ${year} has ${logged} events; ${here} of them stand in HandoffEvents.`,
    `${ready} can be moved${ready === 0 ? '' : `, which takes about ${duration(ready * msPerEvent)}`}.`,
    ...(open > 0 ? [`${open} stay: somebody still works on their hand-offs.`] : []),
    ...(unplaced > 0
      ? [`${unplaced} stay until their place in the log is noted: npx baton checkpoint.`]
      : []),
    ...(spoilt > 0
      ? [`${spoilt} stay: they are not what was signed. npx baton verify says what is wrong.`]
      : []),
  ];
}

function duration(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

export function outcomeLines({ moved, differing }: ArchiveOutcome): string[] {
  return [
    `${moved} events were moved.`,
    ...differing.map(
      (key) =>
        `${key}: its copy does not say the same; both stay. npx baton verify says what is wrong.`,
    ),
  ];
}
