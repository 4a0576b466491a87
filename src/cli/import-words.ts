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
  const { counts, more } = words[language];
  const counted = actions.map((action) => `${count(rows, action)} ${counts[action]}`).join(', ');
  const limited = (lines: readonly string[]) => {
    const shown = all ? lines : lines.slice(0, most);
    const rest = lines.length - shown.length;
    return [...shown, ...(rest > 0 ? [more(rest)] : [])];
  };
  return [
    `${file}: ${counted}`,
    ...limited(sorted.map((problem) => problemLine(problem, language))),
    ...limited(changes.map((row) => changeLine(row, language))),
  ];
}

function count(rows: readonly PlannedRow[], action: PlannedRow['action']): number {
  return rows.filter((row) => row.action === action).length;
}

/** Where, how bad, what: `Row 7, C7 “Owner”: error: …` */
export function problemLine(problem: ImportProblem, language: Language): string {
  const { line, cell, heading, value } = problem;
  const { row, quoted, error, warning } = words[language];
  const where = [line > 0 ? `${row} ${line}` : '', cell && `${cell} ${quoted(heading)}`];
  const place = where.filter(Boolean).join(', ');
  const shown = value === '' || value === heading ? '' : ` (${quoted(inOneLine(value))})`;
  return `${place && `${place}: `}${isError(problem) ? error : warning}: ${problemText(problem, language)}${shown}`;
}

const inOneLine = (text: string) => text.replaceAll('\n', ' ⏎ ');

const actions = ['add', 'change', 'replace', 'same', 'known', 'broken'] as const;

const en = {
  row: 'Row',
  number: 'no.',
  error: 'error',
  warning: 'note',
  empty: '(empty)',
  quoted: (text: string) => `“${text}”`,
  more: (count: number) => `… and ${count} more (--all)`,
  counts: {
    add: 'new',
    change: 'to change',
    replace: 'with another owner',
    same: 'there already',
    known: 'imported before and changed since',
    broken: 'with errors',
  },
  changes: 'changes',
  replaced: 'ends, and a new row begins today',
  changedMeanwhile: 'somebody changed it meanwhile; import the file again.',
  refused: 'SharePoint refused it.',
  copies: 'written twice by a lost answer and removed.',
  outcome: {
    added: 'added',
    changed: 'changed',
    replaced: 'ended for another owner',
    untouched: 'left as they are',
    broken: 'left out',
  },
};

const de: typeof en = {
  row: 'Zeile',
  number: 'Nr.',
  error: 'Fehler',
  warning: 'Hinweis',
  empty: '(leer)',
  quoted: (text) => `„${text}“`,
  more: (count) => `… und ${count} weitere (--all)`,
  counts: {
    add: 'neu',
    change: 'zu ändern',
    replace: 'mit anderer zuständiger Person',
    same: 'schon da',
    known: 'früher importiert und seitdem geändert',
    broken: 'mit Fehlern',
  },
  changes: 'wird geändert',
  replaced: 'endet, und heute beginnt eine neue Zeile',
  changedMeanwhile: 'Jemand hat sie inzwischen geändert; importieren Sie die Datei noch einmal.',
  refused: 'SharePoint hat sie abgelehnt.',
  copies: 'wegen einer verlorenen Antwort doppelt geschrieben und entfernt.',
  outcome: {
    added: 'neu',
    changed: 'geändert',
    replaced: 'beendet für eine andere Person',
    untouched: 'bleiben, wie sie sind',
    broken: 'weggelassen',
  },
};

const words = { de, en };

function changeLine(
  { line, title, stored, changes, action }: PlannedRow,
  language: Language,
): string {
  const { row, number, quoted, empty, ...said } = words[language];
  const what = changes.map(
    ({ heading, before, after }) =>
      `${heading}: ${short(before) || empty} → ${short(after) || empty}`,
  );
  const how = action === 'replace' ? said.replaced : said.changes;
  return `${row} ${line}, ${number} ${stored?.id ?? ''} ${quoted(title)} ${how}: ${what.join('; ')}`;
}

function short(text: string): string {
  const line = inOneLine(text);
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

export function outcomeLine(outcome: ImportOutcome, language: Language): string {
  const { row, quoted, ...said } = words[language];
  const counted = (['added', 'changed', 'replaced', 'untouched', 'broken'] as const)
    .map((each) => `${outcome[each]} ${said.outcome[each]}`)
    .join(', ');
  const refused = outcome.failed.map(({ line, title, why }) => {
    const reason = why === 'changed_meanwhile' ? said.changedMeanwhile : said.refused;
    return `${row} ${line} ${quoted(title)}: ${reason}`;
  });
  const { copiesRemoved } = outcome;
  const copies = copiesRemoved > 0 ? ` ${copiesRemoved} ${said.copies}` : '';
  return [`${counted}.${copies}`, ...refused].join('\n');
}
