import type { MailboxGuess, MailDoor, OpenMail } from './host.ts';
import { listeners } from './listeners.ts';
import { readShownMail } from './outlook-reading.ts';
import { draftDoor } from './outlook-draft.ts';

/** How often the id is compared on the side: Outlook forgets `ItemChanged` for some items. */
const POLL_MS = 1500;
const MOST_GUESSES = 6;

type Item = NonNullable<Office.Mailbox['item']>;

/** Follows the mail that is open in Outlook. */
export function outlookMail(mailbox: Office.Mailbox): MailDoor {
  const changes = listeners();
  let current: OpenMail = { kind: 'reading' };
  let knownId: string | undefined;
  let turn = 0;

  async function follow(): Promise<void> {
    const mine = ++turn;
    knownId = idOf(mailbox.item);
    current = { kind: 'reading' };
    changes.notify();
    const read = await openMail(mailbox);
    if (mine !== turn) return;
    current = read;
    changes.notify();
  }

  void follow();
  if (Office.context.requirements.isSetSupported('Mailbox', '1.5')) {
    mailbox.addHandlerAsync(Office.EventType.ItemChanged, () => void follow());
  }
  setInterval(() => {
    if (idOf(mailbox.item) !== knownId) void follow();
  }, POLL_MS);

  return {
    current: () => current,
    readAgain: () => openMail(mailbox),
    readMail: async () => mailbox.item && (await readShownMail(mailbox.item)),
    subscribe: changes.subscribe,
  };
}

/** What is open right now. A meeting or an unsaved draft counts as none: there is nothing to hand off. */
async function openMail(mailbox: Office.Mailbox): Promise<OpenMail> {
  const { item } = mailbox;
  const id = idOf(item);
  if (item && isWritten(item)) return draftOf(item, mailbox);
  const message: string = Office.MailboxEnums.ItemType.Message;
  if (!item || id === undefined || item.itemType !== message) {
    return { kind: 'none' };
  }
  const messageId = mailbox.convertToRestId(id, Office.MailboxEnums.RestVersion.v2_0);
  const subject = typeof item.subject === 'string' ? item.subject : '';
  const place = await placeOf(item);
  const known = { kind: 'mail', messageId, subject } as const;
  if (place.kind === 'shared') return { ...known, mailbox: place.mailbox };
  if (place.kind === 'own') return known;
  return { ...known, guess: guessFor(item, mailbox.userProfile.emailAddress) };
}

/** A mail being written has functions where one being read has values. */
function isWritten(item: Item): boolean {
  const message: string = Office.MailboxEnums.ItemType.Message;
  return item.itemType === message && typeof item.subject === 'object';
}

async function draftOf(item: Office.MessageCompose, mailbox: Office.Mailbox): Promise<OpenMail> {
  const place = await placeOf(item);
  return {
    kind: 'draft',
    key: item.conversationId || 'new',
    draft: draftDoor(item, mailbox),
    ...(place.kind === 'shared' && { mailbox: place.mailbox }),
  };
}

function idOf(item: Office.Mailbox['item']): string | undefined {
  return item && 'itemId' in item && item.itemId ? item.itemId : undefined;
}

/** `unknown`: this Outlook cannot say. */
type Place = { kind: 'own' | 'unknown' } | { kind: 'shared'; mailbox: string };

/** What Office answers when something went wrong on its side. Every other refusal says that the item is not shared. */
const INTERNAL_ERROR = 5001;

/**
 * In which mailbox the item lies. Outlook offers the question since Mailbox 1.8 and refuses it for items that are not
 * in a shared folder. Where it cannot be asked, the own mailbox is never assumed.
 */
function placeOf(item: Pick<Item, 'getSharedPropertiesAsync'>): Promise<Place> {
  if (!item.getSharedPropertiesAsync) return Promise.resolve({ kind: 'unknown' });
  return new Promise((resolve) => {
    item.getSharedPropertiesAsync(({ status, value, error }) => {
      if (status !== Office.AsyncResultStatus.Succeeded)
        return resolve({ kind: error?.code === INTERNAL_ERROR ? 'unknown' : 'own' });
      const mailbox = value.targetMailbox || value.owner;
      resolve(mailbox ? { kind: 'shared', mailbox } : { kind: 'unknown' });
    });
  });
}

/** The own mailbox, and the other addresses a mail went to: one of them is likely where it lies. */
function guessFor({ to, cc }: Pick<Office.MessageRead, 'to' | 'cc'>, own: string): MailboxGuess {
  const addresses = [...to, ...cc].map(({ emailAddress }) => emailAddress.toLowerCase());
  const others = addresses.filter((address) => address !== own.toLowerCase());
  return { own, likely: [...new Set(others)].slice(0, MOST_GUESSES) };
}
