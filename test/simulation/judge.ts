import { isUnfinished } from '../../src/core/handoff.ts';
import type { HandoffRecord } from '../../src/core/handoff-record.ts';
import { type LedgerEntry, type LedgerMail, LedgerStory } from '../proofs/ledger.ts';

/**
 * handoff.md, promises 1 to 3, judged by what really happened: `rows` are the request's, the earliest hand-off first;
 * `onPurpose` are the keys of those whose sender knew that somebody has it.
 */
export function brokenPromises(
  rows: HandoffRecord[],
  events: LedgerEntry[],
  onPurpose: ReadonlySet<string> = new Set(),
): string[] {
  const story = new LedgerStory();
  story.take(events);
  const mails = story.mails.length;
  const known = rows.filter(({ mailState }) => left.has(mailState)).length;
  const sent = rows.filter(({ mailState }) => mailState === 'sent').length;
  const free = rows.filter((row) => mayBeFollowed(row, onPurpose)).length;
  const withSomebody = rows.filter(isWithSomebody).length;
  const passedOn = rows.filter(({ state }) => state === 'passed_on').length;
  const isUnended = ({ mailState }: HandoffRecord) =>
    isUnfinished(mailState) && mailState !== 'uncertain';
  const checks: [boolean, string][] = [
    [mails > 1 + free, `${mails} mails for one request`],
    [!story.mails.every((mail) => hasEarlierRow(mail, story)), 'a mail without an earlier row'],
    [mails > known, 'a mail nobody knows of'],
    [sent > mails, '“sent” without a mail'],
    [rows.some(isUnended), 'an unfinished hand-off after everybody signed in'],
    [rows.some((row) => isOneTooMany(row, rows, onPurpose)), 'the request is with two people'],
    [passedOn > 0 && withSomebody === 0, 'passed on, and with nobody'],
    [holdersOf(rows) > 1, 'two rows hold the same request'],
  ];
  return checks.filter(([isBroken]) => isBroken).map(([, promise]) => promise);
}

const left: ReadonlySet<string> = new Set(['sent', 'undelivered', 'uncertain']);

/** Its mail has left, or may have, and nobody has ended it. */
function isWithSomebody({ state, mailState }: HandoffRecord): boolean {
  return ['offered', 'accepted', 'waiting'].includes(state) && left.has(mailState);
}

/** After it there may be one more mail: it was let go, or is one more itself. */
function mayBeFollowed(
  { state, mailState, handoffKey }: HandoffRecord,
  onPurpose: ReadonlySet<string>,
): boolean {
  const isLetGo = state === 'passed_on' || (state === 'withdrawn' && left.has(mailState));
  return isLetGo || (onPurpose.has(handoffKey) && left.has(mailState));
}

/** It is with somebody although somebody had it: not passed on by them, and not repeated on purpose. */
function isOneTooMany(
  row: HandoffRecord,
  rows: HandoffRecord[],
  onPurpose: ReadonlySet<string>,
): boolean {
  if (!isWithSomebody(row) || onPurpose.has(row.handoffKey)) return false;
  if (row.hops === 0) return rows.slice(0, rows.indexOf(row)).some(isWithSomebody);
  const { previous, hops } = row;
  const others = rows.filter((each) => each !== row && isWithSomebody(each));
  return others.some(
    (each) => each.handoffKey === previous || (each.previous === previous && each.hops === hops),
  );
}

/** A row stood, with this very draft in it, before the mail left. */
function hasEarlierRow({ number, draftId }: LedgerMail, { rows }: LedgerStory): boolean {
  return [...rows.values()].some((row) => row.draftId === draftId && row.draftedAt < number);
}

/** Of each place in the chain of one request there is one row at most. */
function holdersOf(rows: HandoffRecord[]): number {
  const keys = rows.map(({ claimKey }) => claimKey).filter((key) => !key.startsWith('x:'));
  return keys.length - new Set(keys).size + 1;
}
