import type { ImportPlan, PlannedRow } from '../core/planned-row.ts';
import { type ImportProblem, isError, problemText } from '../core/import-problems.ts';
import type { ImportOutcome } from '../usecases/import-rows.ts';
import type { Language } from './language-option.ts';

const most = 50;

/** What an import would do and what is wrong, for reading before anything is written. */
export function previewLines(
  file: string,
  { rows, problems }: ImportPlan,
  { all, language }: { all?: true; language: Language },
): string[] {
  const sorted = problems.toSorted(
    (a, b) => Number(isError(b)) - Number(isError(a)) || a.line - b.line,
  );
  const changes = rows.filter(({ action }) => action === 'change' || action === 'replace');
  return [
    `${file}: ${count(rows, 'add')} new, ${count(rows, 'change')} to change, ${count(rows, 'replace')} with another owner, ${count(rows, 'same')} there already, ${count(rows, 'known')} imported before and changed since, ${count(rows, 'broken')} with errors`,
    ...limited(
      sorted.map((problem) => problemLine(problem, language)),
      all,
    ),
    ...limited(changes.map(changeLine), all),
  ];
}

function count(rows: readonly PlannedRow[], action: PlannedRow['action']): number {
  return rows.filter((row) => row.action === action).length;
}

function limited(lines: readonly string[], all: true | undefined): string[] {
  const shown = all ? lines : lines.slice(0, most);
  const more = lines.length - shown.length;
  return [...shown, ...(more > 0 ? [`… and ${more} more (--all)`] : [])];
}

/** Where, how bad, what: `Row 7, C7 “Owner”: error: …` */
export function problemLine(problem: ImportProblem, language: Language): string {
  const { line, cell, heading, value } = problem;
  const row = language === 'de' ? 'Zeile' : 'Row';
  const where = [line > 0 ? `${row} ${line}` : '', cell && `${cell} “${heading}”`].filter(Boolean);
  const severity = isError(problem) ? words.error[language] : words.warning[language];
  const shown = value === '' || value === heading ? '' : ` (“${value.replaceAll('\n', ' ⏎ ')}”)`;
  return `${where.length > 0 ? `${where.join(', ')}: ` : ''}${severity}: ${problemText(problem, language)}${shown}`;
}

const words = {
  error: { de: 'Fehler', en: 'error' },
  warning: { de: 'Hinweis', en: 'note' },
} as const;

function changeLine({ line, title, stored, changes, action }: PlannedRow): string {
  const what = changes.map(
    ({ heading, before, after }) => `${heading}: ${short(before)} → ${short(after)}`,
  );
  const how = action === 'replace' ? 'ends, and a new row begins today' : 'changes';
  return `Row ${line}, no. ${stored?.id ?? ''} “${title}” ${how}: ${what.join('; ')}`;
}

function short(text: string): string {
  const line = text.replaceAll('\n', ' ⏎ ');
  return line === '' ? '(empty)' : line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

export function outcomeLine(outcome: ImportOutcome): string {
  const { added, changed, replaced, untouched, broken, failed, copiesRemoved } = outcome;
  const refused = failed.map(({ line, title, why }) =>
    why === 'changed_meanwhile'
      ? `Row ${line} “${title}”: somebody changed it meanwhile; import the file again.`
      : `Row ${line} “${title}”: SharePoint refused it.`,
  );
  const copies =
    copiesRemoved > 0 ? ` ${copiesRemoved} written twice by a lost answer and removed.` : '';
  return [
    `${added} added, ${changed} changed, ${replaced} ended for another owner, ${untouched} left as they are, ${broken} left out.${copies}`,
    ...refused,
  ].join('\n');
}
