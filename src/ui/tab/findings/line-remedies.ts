import type { RegisterFinding, RemedyKind } from '../../../core/findings/register-finding.ts';

/** Remedies that add one line to a row, because of what people corrected. */
export const lineRemedies: ReadonlySet<RemedyKind> = new Set(['draw_border', 'add_sender']);

/** How the row is called that the remedy would change. */
export function changedTitle({ row, title, about, remedy }: RegisterFinding): string {
  if (remedy === undefined || remedy.row === row) return title;
  return about.others?.find((other) => other.row === remedy.row)?.title ?? '';
}
