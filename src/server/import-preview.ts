import { isError } from '../core/import-problems.ts';
import type { ImportPlan, PlannedRow } from '../core/planned-row.ts';
import type { ImportPreview, PreviewedRow } from '../wire/imports.ts';

/** Nobody reads more; a file of 20,000 broken rows has 100,000. */
const mostProblems = 10_000;

/** A plan as the page shows it. */
export function importPreviewOf({ rows, problems, copies }: ImportPlan): ImportPreview {
  const sorted = problems.toSorted(
    (a, b) => Number(isError(b)) - Number(isError(a)) || a.line - b.line,
  );
  return {
    rows: rows.map(previewed),
    problems: sorted.slice(0, mostProblems),
    moreProblems: Math.max(0, sorted.length - mostProblems),
    copies: copies.length,
  };
}

function previewed(row: PlannedRow): PreviewedRow {
  const { line, title, action, changes, stored } = row;
  const write = writeOf(row);
  return {
    line,
    title,
    action,
    changes,
    ...(stored && { id: stored.id }),
    ...(write && { write }),
  };
}

function writeOf({
  line,
  action,
  columns,
  key,
  stored,
  endsOn,
}: PlannedRow): PreviewedRow['write'] {
  if (action !== 'add' && action !== 'change' && action !== 'replace') return undefined;
  return {
    line,
    action,
    columns,
    key,
    ...(stored && { stored: { id: stored.id, etag: stored.etag } }),
    ...(endsOn !== undefined && { endsOn }),
  };
}
