import { frees } from '../core/mail-protocol.ts';
import type { HandoffDeps } from './drive-handoff.ts';
import { ifClosed } from './if-closed.ts';
import { isLeaseOver } from './lease.ts';
import type { TaggedDraft } from './mail-ports.ts';

/** Deletes the drafts of ours in these mailboxes that stand in no row; a mailbox that is closed to the caller is passed over. */
export async function deleteOrphans(
  mailboxes: readonly string[],
  deps: HandoffDeps,
): Promise<void> {
  for (const address of mailboxes) {
    const mailbox = address === deps.caller.mail ? undefined : address;
    const drafts = await deps.mailbox.listDrafts(mailbox).catch(ifClosed([]));
    for (const draft of drafts) {
      if (await isOrphan(draft, deps)) await deps.mailbox.deleteDraft(mailbox, draft.id);
    }
  }
}

/** Not the draft of its hand-off, or of one that will never be sent. A row that is being driven may be about to take it. */
async function isOrphan({ id, tag }: TaggedDraft, deps: HandoffDeps): Promise<boolean> {
  const row = await deps.handoffs.findByHandoffKey(tag);
  if (row === undefined) return false;
  const { mailState, draftId } = row.record;
  return frees(mailState) || (draftId !== id && isLeaseOver(row.record, deps.serverTime()));
}
