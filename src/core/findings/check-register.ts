import { checkAccounts } from './accounts.ts';
import { checkAnswering, checkEnds } from './answering.ts';
import { checkCoverCircles, checkStandInCircles } from './circles.ts';
import { checkAlone, checkDeputies } from './deputies.ts';
import { checkCorrectedSenders } from './corrected-senders.ts';
import { checkCorrections } from './corrections.ts';
import type { Check } from './facts.ts';
import { checkExclusions, checkKeywords } from './keywords.ts';
import { checkSameWords } from './overlaps.ts';
import { checkPartners } from './partners.ts';
import { checkProcesses } from './processes.ts';
import {
  type FindingWeight,
  type RegisterFinding,
  type RegisterFindingKind,
  registerFindingKinds,
} from './register-finding.ts';
import { checkReviews } from './reviews.ts';
import { checkReading } from './unreadable.ts';

/** Every check that needs nothing but the register, the directory, the absences, and what people corrected. Milliseconds each; together they may be a long turn. */
export const checks: readonly Check[] = [
  checkAnswering,
  checkReading,
  checkProcesses,
  checkPartners,
  checkAccounts,
  checkCoverCircles,
  checkEnds,
  checkExclusions,
  checkSameWords,
  checkKeywords,
  checkDeputies,
  checkAlone,
  checkReviews,
  checkCorrections,
  checkCorrectedSenders,
  checkStandInCircles,
];

/** At one row the first says what the others are about, and more. */
const instead: Partial<Record<RegisterFindingKind, readonly RegisterFindingKind[]>> = {
  step_without_owner: ['unreadable'],
  partner_without_owner: ['unreadable'],
  same_eyes: ['no_deputy'],
  excludes_itself: ['shadowed', 'confusable'],
  shadowed: ['confusable'],
  same_words: ['shadowed', 'confusable'],
};

const weights: readonly FindingWeight[] = ['urgent', 'soon', 'note'];

/** Without those that repeat another one of their row; the most urgent first, then in the order of the kinds, then of the rows. */
export function told(findings: readonly RegisterFinding[]): RegisterFinding[] {
  const byRow = Map.groupBy(findings, ({ row }) => row);
  const isSaid = ({ row, kind, column }: RegisterFinding) =>
    byRow
      .get(row)
      ?.some(
        (other) =>
          instead[other.kind]?.includes(kind) && (kind !== 'unreadable' || column === 'Owner'),
      ) ?? false;
  return findings
    .filter((each) => !isSaid(each))
    .toSorted(
      (a, b) =>
        weights.indexOf(a.weight) - weights.indexOf(b.weight) ||
        registerFindingKinds.indexOf(a.kind) - registerFindingKinds.indexOf(b.kind) ||
        a.row - b.row,
    );
}
