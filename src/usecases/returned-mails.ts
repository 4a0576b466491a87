import { isSentAs } from '../core/claim-key.ts';
import { isProductError } from '../core/errors.ts';
import { goesToPartner, type HandoffRecord } from '../core/handoff-record.ts';
import { returned } from '../core/mail-protocol.ts';
import type { HandoffDeps } from './drive-handoff.ts';
import { findSent } from './find-handoff.ts';
import type { Stored } from './handoff-ports.ts';
import { ifClosed } from './if-closed.ts';
import { mailRefOf } from './mail-ref.ts';
import type { ReceivedMail } from './mail-ports.ts';
import { swap } from './swap.ts';

/** Exchange gives up on a mail after two days at the latest, and whoever sent it may be away for some time. */
const reportsComeMs = 21 * 24 * 60 * 60_000;

/**
 * Looks for reports that mails of these hand-offs did not arrive, where their sender gets them, and notes it on the rows.
 * Asks nothing when none of them could still come back.
 */
export async function noteReturned(
  records: readonly HandoffRecord[],
  deps: HandoffDeps,
): Promise<void> {
  const since = new Date(deps.now().getTime() - reportsComeMs);
  const sent = records.filter((record) => mayComeBack(record, since, deps));
  for (const mailbox of mailboxesOf(sent, deps)) {
    const ids = await deps.mailbox.findReturned(mailbox, since).catch(ifClosed([]));
    const isBack = ({ sentKey }: HandoffRecord) =>
      ids.some((id) => isSentAs(sentKey, id, deps.claimKeys));
    for (const { handoffKey } of sent.filter(isBack)) await noteOn(handoffKey, deps);
  }
}

/** The hand-off whose mail this report says did not arrive, while that is still to be decided about. */
export async function findByReport(
  { mail, answers }: ReceivedMail,
  deps: HandoffDeps,
): Promise<Stored | undefined> {
  const [about] = mail.automatic === 'report' ? answers : [];
  const stored = about === undefined ? undefined : await findSent(about, deps);
  if (stored === undefined) return undefined;
  await noteReturned([stored.record], deps).catch(unlessRefused);
  const now = await deps.handoffs.findByHandoffKey(stored.record.handoffKey);
  return now && isStuck(now.record) ? now : undefined;
}

/** Offered to somebody whom the mail never reached; or to a partner, for whom the inner owner answers. */
function isStuck(record: HandoffRecord): boolean {
  const open = goesToPartner(record) ? ['accepted', 'waiting'] : ['offered'];
  return record.mailState === 'undelivered' && open.includes(record.state);
}

function mayComeBack(record: HandoffRecord, since: Date, { caller }: HandoffDeps): boolean {
  const { mailState, handedOffBy, submittedAt, handedOffAt, sentKey } = record;
  const leftAt = Date.parse(submittedAt || handedOffAt);
  const isTheirs = handedOffBy.oid === caller.oid && sentKey !== '';
  return isTheirs && mailState === returned.from && leftAt > since.getTime();
}

/** A report goes to the mailbox that the mail was sent from, or to the person on whose hand it was sent. */
function mailboxesOf(sent: readonly HandoffRecord[], { caller }: HandoffDeps) {
  if (sent.length === 0) return [];
  return new Set([undefined, ...sent.map((record) => mailRefOf(record, caller).mailbox)]);
}

/** A question or a value that Microsoft refuses takes nothing away from what is known of a mail. */
function unlessRefused(error: unknown): void {
  if (!isProductError(error)) throw error;
}

async function noteOn(handoffKey: string, deps: HandoffDeps): Promise<void> {
  const stored = await deps.handoffs.findByHandoffKey(handoffKey);
  if (stored?.record.mailState !== returned.from) return;
  await swap(stored, deps.handoffs, {
    mailState: returned.to,
    lookedAt: deps.serverTime().toISOString(),
  });
}
