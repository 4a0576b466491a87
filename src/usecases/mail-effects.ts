import { isSentAs, sentKeyOf } from '../core/claim-key.ts';
import { listedPeople } from '../core/cover-turn.ts';
import { isProductError, ProductError } from '../core/errors.ts';
import { awaitsOwnSend, goesToPartner, type HandoffRecord } from '../core/handoff-record.ts';
import type { Effect, Outcome } from '../core/mail-protocol.ts';
import { repliesToSender } from '../core/reply-to.ts';
import { closePrevious } from './close-previous.ts';
import type { HandoffDeps } from './drive-handoff.ts';
import { assertOpenAccount } from './open-account.ts';
import { handoffCard } from './handoff-card.ts';
import { mailRefOf } from './mail-ref.ts';
import type { Stored } from './handoff-ports.ts';

/** What a step did outside the list. */
export interface EffectResult {
  outcome: Outcome;
  /** What the row is to keep of it. */
  changes: Partial<HandoffRecord>;
  /** Told to the person once the row says what happened. */
  failure?: Error;
}

/** What each step of the protocol does in the sender's mailbox. */
export const effects: Readonly<
  Record<Effect, (stored: Stored, deps: HandoffDeps) => Promise<EffectResult>>
> = {
  make_draft: makeDraft,
  send_draft_of_row: sendDraft,
  look_for_evidence: lookForEvidence,
};

/** The hand-off before this one ends once it is known that there is somebody to get it, and before a mail is made. */
async function makeDraft({ record }: Stored, deps: HandoffDeps): Promise<EffectResult> {
  return unlessRefused(aboutRecipient, async () => {
    const to = await addressOf(record, deps);
    if (!(await closePrevious(record, deps))) return { outcome: 'overtaken', changes: {} };
    return unlessRefused(aboutMail, () => draftTo(to, record, deps));
  });
}

async function draftTo(
  to: { name: string; address: string },
  record: HandoffRecord,
  deps: HandoffDeps,
): Promise<EffectResult> {
  const ref = mailRefOf(record, deps.caller);
  const { mail } = await deps.mailbox.read(ref);
  const isWanted = repliesToSender((await deps.currentRegister()).settings);
  const draft = await deps.mailbox.draftForward(ref, {
    to,
    // what a partner answers must come back to whoever answers for it
    ...(isWanted && !goesToPartner(record) && { replyTo: mail.from }),
    card: handoffCard(record, deps.linkTo),
    tag: record.handoffKey,
  });
  const sentKey = sentKeyOf(draft.internetMessageId, deps.claimKeys.current.secret);
  return { outcome: 'made', changes: { draftId: draft.id, sentKey } };
}

const aboutRecipient: ReadonlySet<string> = new Set(['recipient_not_listed', 'recipient_closed']);

/** What Exchange says about the person's own mailbox and mail. */
const aboutMail: ReadonlySet<string> = new Set([
  'no_access',
  'not_found',
  'mail_not_found',
  'microsoft_refused',
]);

/** One of these refusals is for good: it ends the hand-off and frees the request. Anything else leaves the claim to be driven on. */
async function unlessRefused(
  refusals: ReadonlySet<string>,
  work: () => Promise<EffectResult>,
): Promise<EffectResult> {
  try {
    return await work();
  } catch (error) {
    if (!isProductError(error) || !refusals.has(error.code)) throw error;
    const reason = error.message.slice(0, 255);
    return { outcome: 'refused', changes: { reason }, failure: error };
  }
}

/** What the directory said at the click is good enough for the end of the undo window. */
const atTheClickMs = 60_000;

/** Only ever the draft that stands in the row. */
async function sendDraft({ record }: Stored, deps: HandoffDeps): Promise<EffectResult> {
  const outcome = await deps.mailbox.send(mailRefOf(record, deps.caller).mailbox, record.draftId);
  return { outcome, changes: {} };
}

/** The outcome of a submit is not known: look for evidence, and never send again. */
async function lookForEvidence({ record }: Stored, deps: HandoffDeps): Promise<EffectResult> {
  const { mailbox } = mailRefOf(record, deps.caller);
  const isIt = (id: string) => isSentAs(record.sentKey, id, deps.claimKeys);
  const found = await deps.mailbox.findSubmission(mailbox, record.draftId, {
    tag: record.handoffKey,
    around: new Date(record.submittedAt || record.handedOffAt),
    isIt,
    ...(record.ownSend && { ownSend: true }),
  });
  if (awaitsOwnSend(record) && isNoNews.has(found)) return { outcome: 'still_there', changes: {} };
  return {
    outcome: hasLeft.has(found) ? 'found' : 'not_found',
    changes: { evidence: found, lookedAt: deps.serverTime().toISOString() },
  };
}

const hasLeft: ReadonlySet<string> = new Set(['draft_left', 'tag_found', 'message_found']);

/** As long as its sender has not sent it, and while nobody answers, there is nothing to tell. */
const isNoNews: ReadonlySet<string> = new Set(['still_a_draft', 'no_answer']);

/** Removes a draft of this hand-off that will never be sent. */
export async function deleteDraft(
  record: HandoffRecord,
  draftId: string | undefined,
  deps: HandoffDeps,
): Promise<void> {
  if (draftId) await deps.mailbox.deleteDraft(mailRefOf(record, deps.caller).mailbox, draftId);
}

async function addressOf(
  { owner, partner }: HandoffRecord,
  { currentRegister, accounts }: HandoffDeps,
): Promise<{ name: string; address: string }> {
  if (partner !== undefined && partner.address !== '') return partner;
  const { responsibilities, absences } = await currentRegister();
  const person = listedPeople(responsibilities, absences).find(({ oid }) => oid === owner.oid);
  if (person === undefined || person.mail === '')
    throw new ProductError(
      'recipient_not_listed',
      'the recipient no longer stands in the register',
    );
  await assertOpenAccount(person.oid, accounts, atTheClickMs);
  return { name: person.name, address: person.mail };
}
