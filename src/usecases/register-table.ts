import { dayOf } from '../core/calendar.ts';
import { entryOf, type RegisterEntry, reviewNoticeDays, textOf } from '../core/register-entry.ts';
import { daysLater } from '../core/zoned-time.ts';
import type { CurrentRegister } from './current-register.ts';
import type { Clock } from './ports.ts';
import type { RegisterRow } from './register-ports.ts';

/** Every row of the register, with what was written here since it was last read. */
export interface RegisterTable {
  /** By area and title. */
  entries(register: CurrentRegister): RegisterEntry[];
  entry(row: RegisterRow): RegisterEntry;
  /** A row that was just read or written: it is shown from now on. */
  put(row: RegisterRow): RegisterEntry;
}

/** Entries are made once for a copy of the register and a day. */
export function createRegisterTable(now: Clock): RegisterTable {
  let written: { row: RegisterRow; at: string }[] = [];
  let made: { of?: CurrentRegister['rows']; day: string; entries: RegisterEntry[] } = {
    day: '',
    entries: [],
  };
  const entry = (row: RegisterRow) => {
    const today = dayOf(now());
    return entryOf(row, today, daysLater(today, reviewNoticeDays));
  };
  return {
    entry,
    put(row) {
      const others = written.filter((each) => each.row['id'] !== row['id']);
      written = [...others, { row, at: now().toISOString() }];
      return entry(row);
    },
    entries({ rows, asOf }) {
      written = written.filter(({ at }) => at >= asOf);
      const day = dayOf(now());
      if (made.of !== rows || made.day !== day)
        made = { of: rows, day, entries: sorted(rows.map(entry)) };
      return written.length === 0
        ? made.entries
        : withWritten(
            made.entries,
            written.map(({ row }) => entry(row)),
          );
    },
  };
}

function withWritten(entries: RegisterEntry[], written: RegisterEntry[]): RegisterEntry[] {
  const ids = new Set(written.map(({ id }) => id));
  return sorted([...entries.filter(({ id }) => !ids.has(id)), ...written]);
}

const german = new Intl.Collator('de');

function sorted(entries: RegisterEntry[]): RegisterEntry[] {
  const text = ({ columns }: RegisterEntry, column: string) => textOf(columns[column]);
  return entries.toSorted(
    (a, b) =>
      german.compare(text(a, 'Area'), text(b, 'Area')) ||
      german.compare(text(a, 'Title'), text(b, 'Title')) ||
      a.id - b.id,
  );
}
