import { daysLater } from './zoned-time.ts';
import type { Finding } from './finding.ts';
import { readRegister } from './register.ts';
import type { RowColumns } from './register-change.ts';
import { peopleIn } from './register-entry.ts';
import { readRow } from './register-row.ts';
import type { Day } from './responsibility.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * What is wrong with these columns of a row once they are written; what was wrong elsewhere before keeps nobody
 * from changing the rest. A draft may lack what a row needs that answers; once it is to answer, it may not.
 */
export function problemsOf(row: Row, columns: RowColumns): Finding[] {
  const written = { ...row, ...columns };
  const status = readRow(written, 0).line('Status').toLowerCase();
  const isIdle = status === 'draft' || status === 'retired';
  const isBegun = !isIdle && 'Status' in columns;
  const checked = { ...written, id: 1, ...(isIdle && { Status: 'Active' }) };
  const found = readRegister([checked, { ...checked, ...harmless }]).findings.filter(
    (found) =>
      (isTouched(found.column, columns) || (isBegun && found.skipped)) &&
      !(isIdle && found.kind === 'no_owner'),
  );
  return [...new Map(found.map((each) => [each.column, each])).values()];
}

/** With these a row is read to its end, so that everything else that is wrong is said at once. */
const harmless = {
  id: 2,
  Title: '-',
  Owner: { oid: '-', name: '-', mail: '-@-' },
  ValidFrom: null,
  ValidTo: null,
};

/** The last day is judged by the first one, too. */
function isTouched(column: string, columns: RowColumns): boolean {
  return column in columns || (column === 'ValidTo' && 'ValidFrom' in columns);
}

/** True when this change would put another owner on a row that already answers, or did. */
export function overwritesOwner(row: Row, columns: RowColumns): boolean {
  if (!('Owner' in columns)) return false;
  const reader = readRow(row, 0);
  const [before] = peopleIn(reader.value('Owner'));
  const [after] = peopleIn(columns['Owner']);
  if (before === undefined || reader.line('Status').toLowerCase() === 'draft') return false;
  return before.mail.toLowerCase() !== after?.mail.toLowerCase();
}

/**
 * How the row of the former owner ends when another one begins on a day: the day before. What would not have been in
 * force for a single day is retired; what has ended before stays as it is.
 */
export function endingBefore(row: Row, from: Day): RowColumns {
  const reader = readRow(row, 0);
  const [began, ended] = [reader.day('ValidFrom'), reader.day('ValidTo')];
  if (ended !== undefined && ended < from) return {};
  return began !== undefined && began >= from
    ? { Status: 'Retired' }
    : { ValidTo: daysLater(from, -1) };
}

/** What takes a change back: its columns as they were before. */
export function takenBack(changed: RowColumns, before: RowColumns): RowColumns {
  return Object.fromEntries(Object.keys(changed).map((name) => [name, before[name] ?? null]));
}
