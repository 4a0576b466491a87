import { isToBeFiled, readProblems } from '../core/filing.ts';
import { actionsOn, type HandoffRecord, placeKindOf } from '../core/handoff-record.ts';
import { maySee, partiesOf, type Viewer } from '../core/visibility.ts';
import type { Earlier } from '../usecases/find-earlier.ts';
import type { FilingView, HandoffView, MailStatus } from '../wire/handoffs.ts';
import type { EarlierView } from '../wire/suggestions.ts';

/** What somebody who may see a hand-off is shown of it; `asOf` is when it was known to be so, now if not stated. */
export function viewOf(
  record: HandoffRecord,
  viewer: Viewer,
  now: Date,
  asOf = now.toISOString(),
): HandoffView {
  const { responsibilityId, onBehalfOf, due, waitUntil } = record;
  return {
    handoffKey: record.handoffKey,
    subject: record.subject,
    area: record.area,
    title: record.title,
    ...(responsibilityId !== undefined && { responsibilityId }),
    from: { name: record.senderName, domain: record.senderDomain },
    receivedAt: record.receivedAt,
    handedOffAt: record.handedOffAt,
    handedOffBy: record.handedOffBy,
    owner: record.owner,
    ...(onBehalfOf && { onBehalfOf }),
    ...mailAtOf(record),
    state: record.state,
    stateSince: record.stateSince,
    ...(record.acceptedAt !== '' && { acceptedAt: record.acceptedAt }),
    mailState: record.mailState,
    note: record.note,
    reason: record.reason,
    ...(due !== undefined && { due }),
    ...(waitUntil !== undefined && { waitUntil }),
    ...pendingOf(record, now),
    ...(record.filing && { filing: filingOf(record, viewer) }),
    ...moreOf(record),
    hops: record.hops,
    actions: actionsOn(record, partiesOf(record, viewer)),
    asOf,
  };
}

function mailAtOf(record: HandoffRecord): Pick<HandoffView, 'mailAt'> {
  const kind = placeKindOf(record);
  return record.mailAt && kind ? { mailAt: { name: record.mailAt.name, kind } } : {};
}

/** What only some hand-offs have: doubt about their mail, a run, a partner, something they repeat. */
function moreOf(record: HandoffRecord): Partial<HandoffView> {
  const { evidence, submittedAt, lookedAt, attempt, process, processKey, step } = record;
  const isDoubtful = record.mailState === 'uncertain' && evidence !== '';
  // a mail that its sender sends themselves was never submitted by us
  const since = submittedAt || record.handedOffAt;
  return {
    ...(record.ownSend && { ownSend: true }),
    ...(isDoubtful && {
      evidence: { submittedAt: since, lookedAt, found: evidence, attempts: attempt },
    }),
    ...(processKey !== '' && step !== undefined && { run: { processKey, process, step } }),
    ...(record.previous !== '' && { repeats: true }),
    ...(record.duplicateOf !== '' && { duplicateOf: record.duplicateOf }),
    ...(record.partner && { partner: record.partner }),
  };
}

function filingOf(record: HandoffRecord, viewer: Viewer): FilingView {
  const problems = readProblems(record.fileProblems);
  const isTried = record.filedAt !== '' || problems.length > 0;
  return {
    state: record.filedAt !== '' ? 'filed' : isTried ? 'failed' : 'waiting',
    // whoever can write the list could make it a script
    ...(record.fileLink.startsWith('https://') && { link: record.fileLink }),
    problems,
    mayTryAgain: isToBeFiled(record) && record.handedOffBy.oid === viewer.oid,
  };
}

/** The undo window as the pane shows it; in seconds, because clocks differ. */
function pendingOf({ mailState, sendAfter }: HandoffRecord, now: Date) {
  if (mailState !== 'claimed') return { held: false };
  if (sendAfter === '') return { held: true };
  const seconds = Math.ceil((Date.parse(sendAfter) - now.getTime()) / 1000);
  return { held: false, sendsInSeconds: Math.max(seconds, 0) };
}

/** An earlier hand-off for this caller: who has it only for those who may see it. */
export function earlierOf(
  { kind, record, choice }: Earlier,
  viewer: Viewer,
  now: Date,
): EarlierView {
  const since = record.handedOffAt;
  if (!maySee(record, viewer)) return { kind, since };
  return { kind, since, handoff: viewOf(record, viewer, now), ...(choice && { choice }) };
}

/** The state of a mail for this caller: details only for those who may see them (handoff.md, promise 6). */
export function statusOfMail(
  record: HandoffRecord | undefined,
  viewer: Viewer,
  now: Date,
  asOf?: string,
  endedRepeat?: HandoffRecord,
): MailStatus {
  if (record === undefined) return { kind: 'open' };
  const repeat =
    endedRepeat && maySee(endedRepeat, viewer) ? viewOf(endedRepeat, viewer, now, asOf) : undefined;
  if (maySee(record, viewer)) {
    const handoff = viewOf(record, viewer, now, asOf);
    return { kind: 'handed_off', handoff, ...(repeat && { endedRepeat: repeat }) };
  }
  // whoever sees the repeat alone has to know that it came to nothing
  return repeat
    ? { kind: 'handed_off', handoff: repeat }
    : { kind: 'taken', since: record.handedOffAt };
}
