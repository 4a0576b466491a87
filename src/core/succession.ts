import type { Day, Responsibility } from './responsibility.ts';

/** Of a row, what it is about. */
export type RowName = Pick<Responsibility, 'id' | 'title' | 'area' | 'process' | 'step'>;

/**
 * Rows that have ended or were retired, by id, with the id of the one that answers in their place, or will. A change of
 * owner ends a row and begins another one of the same title, area and step of a process; nothing in the list says so.
 * Where several could be meant there is none.
 */
export function successorsOf(
  responsibilities: readonly Responsibility[],
  today: Day,
  retired: readonly RowName[] = [],
): ReadonlyMap<number, number> {
  const hasEnded = ({ validTo }: Responsibility) => validTo !== undefined && validTo < today;
  const going = Map.groupBy(
    responsibilities.filter((each) => !hasEnded(each)),
    nameOf,
  );
  return new Map(
    [...responsibilities.filter(hasEnded), ...retired].flatMap((ended): [number, number][] => {
      const [successor, ...others] = nextOf(going.get(nameOf(ended)) ?? [], today);
      return successor === undefined || others.length > 0 ? [] : [[ended.id, successor.id]];
    }),
  );
}

/** Those that answer on the day; where none does yet, those that begin first. */
function nextOf(rows: readonly Responsibility[], day: Day): Responsibility[] {
  const inForce = rows.filter(({ validFrom }) => validFrom === undefined || validFrom <= day);
  if (inForce.length > 0) return inForce;
  const first = rows.reduce(
    (least, { validFrom = '' }) => (least === '' || validFrom < least ? validFrom : least),
    '',
  );
  return rows.filter(({ validFrom }) => validFrom === first);
}

/** What a row is about, whoever has it: two rows with the same are one after the other. */
export function nameOf({ title, area, process = '', step }: RowName): string {
  return JSON.stringify([title, area, process, step ?? null]).toLowerCase();
}
