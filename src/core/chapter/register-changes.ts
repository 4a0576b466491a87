import { everAnswered } from '../as-of.ts';
import { dayOf } from '../calendar.ts';
import type { Day, Responsibility } from '../responsibility.ts';
import { type ListedRow, noHistory, type RowHistory, versionsOf } from '../row-history.ts';
import { nameOf } from '../succession.ts';
import { daysLater } from '../zoned-time.ts';

/** What one row says that another does not. */
export const changedParts = [
  'owner',
  'deputies',
  'team',
  'partner',
  'step',
  'controls',
  'answerHours',
  'filing',
  'confidential',
  'texts',
] as const;
export type ChangedPart = (typeof changedParts)[number];

/** What happened to a responsibility on a day: the first one of a new row, or the first one without the old. */
export type ChapterChange = {
  kind: 'began' | 'changed' | 'ended';
  day: Day;
  row: number;
  title: string;
  area: string;
  owner: string;
  /** What it was before: another row that this one continues, or the same row; null where there was nothing. */
  before: { row: number; owner: string } | null;
  parts: ChangedPart[];
};

/**
 * Every beginning, change and end between two days, both included, by day and row: from one row to the next, and within
 * a row by the versions that are known. Rows without a first or last day do not tell when they began or ended.
 */
export function registerChanges(
  rows: readonly ListedRow[],
  from: Day,
  to: Day,
  history: RowHistory = noHistory,
): ChapterChange[] {
  const known = everAnswered(rows).responsibilities;
  const isWithin = (day: Day | undefined): day is Day =>
    day !== undefined && from <= day && day <= to;
  const begun = known.flatMap((row) =>
    isWithin(row.validFrom) ? [beginning(row, row.validFrom, known)] : [],
  );
  const ended = known.flatMap((row): ChapterChange[] => {
    const day = row.validTo && daysLater(row.validTo, 1);
    if (!isWithin(day) || known.some((other) => continues(other, row))) return [];
    return [{ kind: 'ended', day, ...about(row), before: null, parts: [] }];
  });
  const within = rows.flatMap((row) => changesWithin(row, history));
  return [...begun, ...ended, ...within.filter(({ day }) => isWithin(day))].toSorted(
    (a, b) => Number(a.day > b.day) - Number(a.day < b.day) || a.row - b.row,
  );
}

/** What was changed in a row while it answered, day by day: several changes of one day are one. */
function changesWithin(row: ListedRow, history: RowHistory): ChapterChange[] {
  const newestFirst = versionsOf(row, history).flatMap(({ writtenAt, row: said }) => {
    const [responsibility] = everAnswered([said]).responsibilities;
    return [{ day: dayOf(new Date(writtenAt)), said: responsibility }];
  });
  const endsOfDays = newestFirst.filter(({ day }, at) => newestFirst[at - 1]?.day !== day);
  return endsOfDays.flatMap(({ day, said: row }, at): ChapterChange[] => {
    const old = endsOfDays[at + 1]?.said;
    if (row === undefined || old === undefined) return [];
    const parts = differing(old, row);
    if (parts.length === 0) return [];
    return [
      {
        kind: 'changed',
        day,
        ...about(row),
        before: { row: old.id, owner: old.owner.name },
        parts,
      },
    ];
  });
}

function differing(old: Responsibility, row: Responsibility): ChangedPart[] {
  return changedParts.filter((part) => said(part, old) !== said(part, row));
}

function beginning(row: Responsibility, day: Day, known: readonly Responsibility[]): ChapterChange {
  const old = known.find((other) => continues(row, other));
  if (old === undefined) return { kind: 'began', day, ...about(row), before: null, parts: [] };
  const before = { row: old.id, owner: old.owner.name };
  return { kind: 'changed', day, ...about(row), before, parts: differing(old, row) };
}

function about({ id, title, area, owner }: Responsibility) {
  return { row: id, title, area, owner: owner.name };
}

/** Whether a row begins the day after another of the same name has ended. */
function continues(row: Responsibility, old: Responsibility): boolean {
  return (
    row.id !== old.id &&
    old.validTo !== undefined &&
    row.validFrom === daysLater(old.validTo, 1) &&
    nameOf(row) === nameOf(old)
  );
}

function said(part: ChangedPart, row: Responsibility): string {
  switch (part) {
    case 'owner':
      return row.owner.oid;
    case 'deputies':
    case 'team':
      return JSON.stringify(row[part].map(({ oid }) => oid));
    case 'partner':
      return JSON.stringify(row.partner ?? null);
    case 'step':
      return JSON.stringify(row.stepKind ?? null);
    case 'controls':
      return JSON.stringify(row.separateFrom);
    case 'answerHours':
      return String(row.answerHours);
    case 'filing':
      return String(row.filing);
    case 'confidential':
      return String(row.confidential);
    case 'texts':
      return JSON.stringify(textsOf(row));
  }
}

function textsOf(row: Responsibility) {
  const { title, area, description, notHere, keywords, excludedPhrases } = row;
  const { senderPatterns, mailboxes } = row;
  return [title, area, description, notHere, keywords, excludedPhrases, senderPatterns, mailboxes];
}
