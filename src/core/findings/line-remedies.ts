import type { RowColumns } from '../register-change.ts';
import { type RegisterEntry, textOf } from '../register-entry.ts';
import { answerTo } from './declined-lines.ts';
import type { RegisterFinding, Remedy, RemedyKind } from './register-finding.ts';

/** Remedies that add one line to a row, because of what people corrected. */
export const lineRemedies: ReadonlySet<RemedyKind> = new Set(['draw_border', 'add_sender']);

/** A finding whose remedy is such a line: a proposal. */
export type ProposedLine = RegisterFinding & { remedy: Remedy };

export function isProposedLine(finding: RegisterFinding): finding is ProposedLine {
  return finding.remedy !== undefined && lineRemedies.has(finding.remedy.does);
}

/** What an owner says to a proposed line: write it; leave the row as it is; or take that no back. */
export const proposalAnswers = ['agree', 'decline', 'ask_again'] as const;
export type ProposalAnswer = (typeof proposalAnswers)[number];

/** True for what its owner said no to, with nothing new enough since. */
export function isDeclined({ about }: RegisterFinding): boolean {
  return about.declined?.stands === true;
}

/** The finding as its row says now: an answer may have been written, or taken back, since the register was checked. */
export function asAnswered(
  finding: ProposedLine,
  entry: Pick<RegisterEntry, 'declined'> | undefined,
): ProposedLine {
  const { about, remedy } = finding;
  if (entry === undefined) return finding;
  const answer = answerTo(remedy.columns, entry.declined ?? []);
  const { declined, ...rest } = about;
  if (answer?.at === declined?.at) return finding;
  if (answer === undefined) return { ...finding, weight: 'soon', about: rest };
  const { at, by } = answer;
  return { ...finding, weight: 'note', about: { ...rest, declined: { at, by, stands: true } } };
}

/** How the row is called that the remedy would change. */
export function changedTitle({ row, title, about, remedy }: RegisterFinding): string {
  if (remedy === undefined || remedy.row === row) return title;
  return about.others?.find((other) => other.row === remedy.row)?.title ?? '';
}

/** True while the row says what the remedy goes on from: it is one more line below what stands there. */
export function goesOnFrom({ columns }: Remedy, now: RowColumns): boolean {
  return Object.entries(columns).every(
    ([column, text]) => withoutLastLine(textOf(text)) === textOf(now[column]).trim(),
  );
}

/** The same texts for the same columns. */
export function isSameChange(one: RowColumns, other: RowColumns): boolean {
  const columns = Object.entries(one);
  if (columns.length !== Object.keys(other).length) return false;
  return columns.every(([column, text]) => textOf(text) === other[column]);
}

function withoutLastLine(text: string): string {
  return text.split('\n').slice(0, -1).join('\n').trim();
}
