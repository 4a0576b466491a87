import type { MailDoor, OpenMail } from './host.ts';
import { listeners } from './listeners.ts';
import { readShownMail } from './outlook-reading.ts';

/** How often the id is compared on the side: Outlook forgets `ItemChanged` for some items. */
const POLL_MS = 1500;

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
  const message: string = Office.MailboxEnums.ItemType.Message;
  if (!item || id === undefined || item.itemType !== message) {
    return { kind: 'none' };
  }
  const messageId = mailbox.convertToRestId(id, Office.MailboxEnums.RestVersion.v2_0);
  const subject = typeof item.subject === 'string' ? item.subject : '';
  const shared = await sharedMailbox(item);
  return { kind: 'mail', messageId, subject, ...(shared !== undefined && { mailbox: shared }) };
}

function idOf(item: Office.Mailbox['item']): string | undefined {
  return item && 'itemId' in item && item.itemId ? item.itemId : undefined;
}

/**
 * The shared mailbox the item lies in. Outlook offers the question only for items of shared folders
 * and refuses it for others; both mean the person's own mailbox, where the id of a shared one is
 * unknown, so a wrong guess ends in "not found" and never in another mail.
 */
function sharedMailbox(item: Item): Promise<string | undefined> {
  if (!item.getSharedPropertiesAsync) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    item.getSharedPropertiesAsync((answer) => {
      const found = answer.status === Office.AsyncResultStatus.Succeeded ? answer.value : undefined;
      resolve(found?.targetMailbox || found?.owner || undefined);
    });
  });
}
