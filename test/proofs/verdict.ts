import { isUnfinished } from '../../src/core/handoff.ts';
import type { LedgerMail, LedgerRow, LedgerStory } from './ledger.ts';

/** Whether the outcome of this row is known, or waits for a person. */
export function isFinal({ mailState }: LedgerRow): boolean {
  return mailState === 'uncertain' || !isUnfinished(mailState);
}

/** What people did, as far as promises were made to them. */
export interface Clicks {
  /** Keys of all clicks that a server answered with "handed off". */
  accepted: readonly string[];
  /** Keys of colleagues who acted on one request and never took anything back. */
  contests: readonly (readonly string[])[];
}

/**
 * handoff.md, promises 1 to 3, judged by what really happened.
 * Answers one sentence for each broken promise; none, if all is well.
 */
export function brokenPromises(
  { rows, mails }: Pick<LedgerStory, 'rows' | 'mails'>,
  { accepted, contests }: Clicks,
): string[] {
  const all = [...rows.values()];
  const byKey = new Map(all.map((row) => [row.handoffKey, row]));
  const byDraft = new Map(all.map((row) => [row.draftId, row]));
  const mailsOf = Map.groupBy(mails, ({ draftId }) => draftId);
  const mailsFor = (key: string) => mailsOf.get(byKey.get(key)?.draftId || 'none') ?? [];
  return [
    ...accepted.filter((key) => !byKey.has(key)).map((key) => `lost: ${key} has no row`),
    ...repeated(all, ({ handoffKey }) => handoffKey).map((key) => `two rows for the click ${key}`),
    ...repeated(all, ({ claimKey }) => claimKey).map((key) => `two rows hold the request ${key}`),
    ...contests
      .filter((keys) => keys.flatMap(mailsFor).length > 1)
      .map((keys) => `double: one request went out from ${keys.join(' and ')}`),
    ...all.flatMap((row) => brokenByRow(row, mailsFor(row.handoffKey))),
    ...mails.flatMap((mail) => brokenByMail(mail, byDraft.get(mail.draftId))),
  ];
}

function brokenByRow(row: LedgerRow, mails: readonly LedgerMail[]): string[] {
  const name = `${row.handoffKey} (${row.state}, mail ${row.mailState})`;
  const checks: [boolean, string][] = [
    [mails.length > 1, `double: ${mails.length} mails for ${name}`],
    [row.mailState === 'sent' && mails.length === 0, `“sent” without a mail: ${name}`],
    [!isFinal(row), `unfinished: ${name}`],
    [mails.length > 0 && isWithoutMail(row), `a mail that its row knows nothing of: ${name}`],
  ];
  return checks.filter(([isBroken]) => isBroken).map(([, sentence]) => sentence);
}

function isWithoutMail({ mailState }: LedgerRow): boolean {
  return mailState === 'cancelled' || mailState === 'failed' || mailState === 'none';
}

/** The row must have stood before the mail left, with this very draft in it. */
function brokenByMail({ number, subject }: LedgerMail, row: LedgerRow | undefined): string[] {
  if (row === undefined) return [`a mail that stands in no row: ${subject}`];
  return row.draftedAt < number ? [] : [`a mail before its row: ${row.handoffKey}`];
}

/** Keys that more than one of these has. */
function repeated<T>(all: readonly T[], keyOf: (one: T) => string): string[] {
  const groups = Map.groupBy(all, keyOf);
  return [...groups].filter(([, group]) => group.length > 1).map(([key]) => key);
}
