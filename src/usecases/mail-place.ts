import { isSentAs } from '../core/claim-key.ts';
import { isProductError } from '../core/errors.ts';
import { type HandoffRecord, type NamedPerson, placeKindOf } from '../core/handoff-record.ts';
import type { HandoffDeps } from './drive-handoff.ts';
import { mailRefOf } from './mail-ref.ts';

type ReadDeps = Pick<HandoffDeps, 'caller' | 'mailbox'>;
type PlaceDeps = ReadDeps & Pick<HandoffDeps, 'claimKeys'>;

const withTheOwner: NamedPerson = { oid: '', name: '' };

/**
 * Where the mail lies for the caller, who takes the work over: with them, when it went to them or they handed it off from
 * their own mailbox; in the mailbox it was handed off from, if they may read it there; else with whoever it went to. Once
 * somebody had it in that mailbox nobody knows any more whom it went to: then it lies there, out of reach.
 */
export async function placeOfMail(record: HandoffRecord, deps: PlaceDeps): Promise<NamedPerson> {
  const { mailbox, handedOffBy } = record;
  const wentTo = whomItWentTo(record);
  if (wentTo?.oid === deps.caller.oid) return withTheOwner;
  // of work that was taken over before, the owner need not be whom the mail went to
  const wasTaken = record.onBehalfOf !== undefined && record.mailState !== 'none';
  if (wasTaken && (await findInOwn(record, deps).catch(neverMind))) return withTheOwner;
  // whoever may not read it, or cannot be asked now, does not get at it
  if (!(await mayRead(record, deps).catch(neverMind)))
    return wentTo ?? { oid: handedOffBy.oid, name: mailbox };
  return mailbox === deps.caller.mail ? withTheOwner : { oid: '', name: mailbox };
}

/** Nothing where whoever has the work now had the mail in another mailbox than theirs. */
function whomItWentTo(record: HandoffRecord): NamedPerson | undefined {
  const kind = placeKindOf(record);
  if (kind === undefined) return record.owner;
  return kind === 'person' ? record.mailAt : undefined;
}

/** The mail in the caller's own mailbox, where it arrived when it was handed off to them; by its Graph id. */
export async function findInOwn(
  { sentKey, handedOffAt }: Pick<HandoffRecord, 'sentKey' | 'handedOffAt'>,
  { mailbox, claimKeys }: PlaceDeps,
): Promise<string | undefined> {
  return mailbox.findReceived(new Date(handedOffAt), (id) => isSentAs(sentKey, id, claimKeys));
}

/** Whether the caller may read the mail where it was handed off from. */
export async function mayRead(
  record: Pick<HandoffRecord, 'mailbox' | 'messageId'>,
  { caller, mailbox }: ReadDeps,
): Promise<boolean> {
  await mailbox.read(mailRefOf(record, caller));
  return true;
}

function neverMind(error: unknown): false {
  if (isProductError(error)) return false;
  throw error;
}
