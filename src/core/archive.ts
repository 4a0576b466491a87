import type { ListedLog } from './audit-checkpoints.ts';
import { type EventTrust, type ListRow, readEventRow, textOf } from './audit-rows.ts';
import { listPlans } from './lists.ts';

/** Ids of archived rows begin with their year, so that they are unique over all lists: SharePoint's end at 2³¹. */
const idsOfAYear = 1_000_000_000;

/** The id of an archived row among the events of all lists. */
export function archivedItem(year: number, id: string): string {
  return String(year * idsOfAYear + Number(id));
}

/** Where an event's row lies: its id there, and the year of the list where it is archived. */
export function placeOfItem(item: string): { year?: number; id: string } {
  const year = Math.floor(Number(item) / idsOfAYear);
  return year >= 1 ? { year, id: String(Number(item) % idsOfAYear) } : { id: item };
}

/** The list an item lies in and its id there, as people find it in SharePoint. */
export function placeInSharePoint(list: string, item: string): { list: string; id: string } {
  const { year, id } = placeOfItem(item);
  return { list: `${list}${year ?? ''}`, id };
}

/** The year of an archive by the name of its list; nothing for other lists. */
export function archivedYear(list: string): number | undefined {
  const [, year] = /^HandoffEvents(\d{4})$/.exec(list) ?? [];
  return year === undefined ? undefined : Number(year);
}

const dayMs = 24 * 60 * 60 * 1000;

/** The first year whose archive may hold what was signed at a moment (ISO 8601), also where clocks disagree by a day; 0 when nobody can tell. */
export function firstYearOf(moment: string): number {
  const at = Date.parse(moment);
  return Number.isNaN(at) ? 0 : new Date(at - dayMs).getUTCFullYear();
}

/** One year's log within the whole. */
export interface LoggedYear {
  year: number;
  /** Places over all years, from the first to before `to`. */
  from: number;
  to: number;
  /** A checkpoint of a later year was signed: nothing is added to it any more. */
  isClosed: boolean;
}

/** The years of a log in their order. */
export function loggedYears({ trees, latest }: ListedLog): LoggedYear[] {
  let to = 0;
  return [...trees].map(([origin, tree]) => {
    const from = to;
    to += tree.size();
    const year = Number(origin.slice(origin.lastIndexOf('/') + 1));
    return { year, from, to, isClosed: origin !== latest?.origin };
  });
}

/**
 * What archiving a year does with a row of the current list: `ready` ones are moved. `elsewhere`: it is none of that
 * year. `open`: somebody works on its hand-off. `unplaced`: its place in the log is not noted yet. `spoilt`: it is not
 * what was signed.
 */
export type Belonging = 'ready' | 'elsewhere' | 'open' | 'unplaced' | 'spoilt';

/** Sorts rows of the current list for archiving a year. `isEnded` tells about a hand-off by its key. */
export function belongingIn(
  log: ListedLog,
  { from, to }: LoggedYear,
  trust: EventTrust,
  isEnded: (handoffKey: string) => boolean,
): (row: ListRow) => Belonging {
  const year = log.leaves.slice(from, to);
  const places = new Map(year.map(({ key, hash }, at) => [key, { hash, index: from + at }]));
  return (row) => {
    const key = textOf(row.fields['EventKey']);
    const place = places.get(key);
    if (place === undefined) return 'elsewhere';
    if (!isEnded(key.split(':')[0] ?? '')) return 'open';
    if (row.fields['LogIndex'] !== place.index) return 'unplaced';
    return isSound(row, place.hash, trust) ? 'ready' : 'spoilt';
  };
}

/** Whether a row is in itself what was signed under this hash. */
function isSound(row: ListRow, hash: string, trust: EventTrust): boolean {
  const { event, faults } = readEventRow(row, trust);
  return event.isSigned && event.leafHash === hash && faults.length === 0;
}

const planned = listPlans.find(({ name }) => name === 'HandoffEvents')?.columns ?? [];
const eventColumns = ['Title', ...planned.map(({ name }) => name)];

/** The columns of an event's row, without what SharePoint adds. */
export function eventColumnsOf({ fields }: ListRow): Record<string, unknown> {
  const present = eventColumns.filter(
    (name) => fields[name] !== undefined && fields[name] !== null,
  );
  return Object.fromEntries(present.map((name) => [name, fields[name]]));
}

/** Whether two rows say the same, word for word. */
export function isSameEvent(a: ListRow, b: ListRow): boolean {
  return eventColumns.every((name) => (a.fields[name] ?? '') === (b.fields[name] ?? ''));
}

/** Leaves out what still stands in the current list although its archived copy is the same: a move that was interrupted. */
export function withoutMoved(events: readonly ListRow[]): ListRow[] {
  const archived = new Map(
    events
      .filter(({ id }) => placeOfItem(id).year !== undefined)
      .map((row) => [textOf(row.fields['EventKey']), row]),
  );
  return events.filter((row) => {
    const copy = archived.get(textOf(row.fields['EventKey']));
    return copy === undefined || copy.id === row.id || !isMovedTo(row, copy);
  });
}

function isMovedTo(row: ListRow, copy: ListRow): boolean {
  return placeOfItem(row.id).year === undefined && isSameEvent(row, copy);
}
