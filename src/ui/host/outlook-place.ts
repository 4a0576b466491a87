import type { MailboxGuess } from './host.ts';

/** `unknown`: this Outlook cannot say. */
export type Place = { kind: 'own' | 'unknown' } | { kind: 'shared'; mailbox: string };

/** What Office answers when something went wrong on its side. Every other refusal says that the item is not shared. */
const INTERNAL_ERROR = 5001;

/**
 * In which mailbox the item lies. Outlook offers the question since Mailbox 1.8, on the web for items of a shared
 * folder only; others refuse it for all other items. Where it cannot be asked, the own mailbox is never assumed.
 */
export function placeOf(
  item: Pick<Office.MessageRead, 'getSharedPropertiesAsync'>,
): Promise<Place> {
  if (!item.getSharedPropertiesAsync)
    return Promise.resolve({ kind: knowsSharedFolders() ? 'own' : 'unknown' });
  return new Promise((resolve) => {
    item.getSharedPropertiesAsync(({ status, value, error }) => {
      if (status !== Office.AsyncResultStatus.Succeeded)
        return resolve({ kind: error?.code === INTERNAL_ERROR ? 'unknown' : 'own' });
      const mailbox = value.targetMailbox || value.owner;
      resolve(mailbox ? { kind: 'shared', mailbox } : { kind: 'unknown' });
    });
  });
}

function knowsSharedFolders(): boolean {
  return Office.context.requirements.isSetSupported('Mailbox', '1.8');
}

/** The own mailbox, and the other addresses a mail went to: one of them is likely where it lies. */
export function guessFor(
  { to, cc }: Pick<Office.MessageRead, 'to' | 'cc'>,
  own: string,
): MailboxGuess {
  const addresses = [...to, ...cc].map(({ emailAddress }) => emailAddress.toLowerCase());
  const mine = own.toLowerCase();
  const likely = new Set(addresses.filter((address) => address !== mine));
  return { own: mine, isToOwn: addresses.includes(mine), likely: [...likely] };
}
