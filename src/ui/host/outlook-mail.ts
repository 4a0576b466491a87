import type { MailDoor, OpenMail } from './host.ts';
import { listeners } from './listeners.ts';
import { officeCall } from './office-call.ts';
import { readShownMail } from './outlook-reading.ts';
import { draftDoor } from './outlook-draft.ts';
import { guessFor, placeOf } from './outlook-place.ts';
import { canSelectSeveral, selectedMails, selectionOf } from './outlook-selection.ts';
import { unreadableAs } from './outlook-unreadable.ts';

/** How often the id is compared on the side: Outlook forgets `ItemChanged` for some items. */
const POLL_MS = 1500;

type Item = NonNullable<Office.Mailbox['item']>;

/** Follows the mail that is open in Outlook. */
export function outlookMail(mailbox: Office.Mailbox): MailDoor {
  const changes = listeners();
  let current: OpenMail = { kind: 'reading' };
  let knownId: string | undefined;
  let turn = 0;

  async function look(): Promise<void> {
    const mine = ++turn;
    const read = await openMail(mailbox);
    if (mine !== turn || isSame(read, current)) return;
    current = read;
    changes.notify();
  }

  async function follow(): Promise<void> {
    knownId = idOf(mailbox.item);
    current = { kind: 'reading' };
    changes.notify();
    await look();
  }

  void follow();
  if (Office.context.requirements.isSetSupported('Mailbox', '1.5')) {
    mailbox.addHandlerAsync(Office.EventType.ItemChanged, () => void follow());
  }
  // said beside ItemChanged, too, when only one is selected: then nothing is to be read anew
  if (canSelectSeveral(mailbox)) {
    mailbox.addHandlerAsync(Office.EventType.SelectedItemsChanged, () => void look());
  }
  setInterval(() => {
    if (idOf(mailbox.item) !== knownId) void follow();
  }, POLL_MS);

  return {
    current: () => current,
    readAgain: () => openMail(mailbox),
    reader: mailbox.userProfile.emailAddress.toLowerCase(),
    readMail: async () => mailbox.item && (await readShownMail(mailbox.item)),
    subscribe: changes.subscribe,
  };
}

/** What is open right now. A meeting, a sealed mail or an unsaved draft counts as none: there is nothing to hand off. */
async function openMail(mailbox: Office.Mailbox): Promise<OpenMail> {
  const { item } = mailbox;
  const id = idOf(item);
  if (item && isWritten(item)) return draftOf(item, mailbox);
  if (canSelectSeveral(mailbox)) {
    const selected = await selectedMails(mailbox);
    if (selected.length > 1) return selectionOf(selected, mailbox);
  }
  if (!item) return { kind: 'none' };
  const unreadable = unreadableAs(item);
  if (unreadable) return { kind: 'none', unreadable };
  if (id === undefined) return { kind: 'none' };
  const messageId = mailbox.convertToRestId(id, Office.MailboxEnums.RestVersion.v2_0);
  const subject = typeof item.subject === 'string' ? item.subject : '';
  const place = await placeOf(item);
  const known = { kind: 'mail', messageId, subject } as const;
  if (place.kind === 'shared') return { ...known, mailbox: place.mailbox };
  if (place.kind === 'own') return known;
  return { ...known, guess: guessFor(item, mailbox.userProfile.emailAddress) };
}

/** The doors to what is being written have no part in it. */
function isSame(one: OpenMail, other: OpenMail): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A mail being written has functions where one being read has values. */
function isWritten(item: Item): boolean {
  const message: string = Office.MailboxEnums.ItemType.Message;
  return item.itemType === message && typeof item.subject === 'object';
}

/** A forward or a new mail; an answer is nothing to hand off, and nobody of its recipients is wrong. */
async function draftOf(item: Office.MessageCompose, mailbox: Office.Mailbox): Promise<OpenMail> {
  if (await isReply(item)) return { kind: 'none', isReply: true };
  const place = await placeOf(item);
  return {
    kind: 'draft',
    key: item.conversationId || 'new',
    draft: draftDoor(item, mailbox),
    ...(place.kind === 'shared' && { mailbox: place.mailbox }),
  };
}

/** Older Outlooks cannot say it. */
async function isReply(item: Office.MessageCompose): Promise<boolean> {
  if (!Office.context.requirements.isSetSupported('Mailbox', '1.10')) return false;
  try {
    const { composeType } = await officeCall<{ composeType: string }>((done) =>
      item.getComposeTypeAsync(done),
    );
    return composeType === 'reply';
  } catch {
    // as in an older one
    return false;
  }
}

function idOf(item: Office.Mailbox['item']): string | undefined {
  return item && 'itemId' in item && item.itemId ? item.itemId : undefined;
}
