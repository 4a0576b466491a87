import type { NewHandoff } from '../../wire/api.ts';

/** A hand-off before it has its key. */
export type Wanted = Omit<NewHandoff, 'handoffKey'>;

/** Gives each hand-off its key. */
export type HandoffKeys = (wanted: Wanted) => string;

/**
 * The same mail with the same choice always gets the same key, so that a second try of a click whose
 * answer was lost is recognised as that click. Lives as long as the pane; nothing is stored.
 */
export function createHandoffKeys(): HandoffKeys {
  const known = new Map<string, string>();
  return (wanted) => {
    const { messageId, mailbox, kind, responsibilityId, recipientOid, note, due } = wanted;
    const choice = JSON.stringify([
      messageId,
      mailbox,
      kind,
      responsibilityId,
      recipientOid,
      note,
      due,
    ]);
    const key = known.get(choice) ?? crypto.randomUUID();
    known.set(choice, key);
    return key;
  };
}
