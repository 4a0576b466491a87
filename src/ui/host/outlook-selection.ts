import type { OpenMail } from './host.ts';
import { officeCall } from './office-call.ts';
import { guessFor, type Place, placeOf } from './outlook-place.ts';

const has = (version: string) => Office.context.requirements.isSetSupported('Mailbox', version);

/** A copy of office.js that is older than the Outlook around it may lack the call. */
export function canSelectSeveral(mailbox: Office.Mailbox): boolean {
  return has('1.13') && 'getSelectedItemsAsync' in mailbox;
}

/** The messages that are selected in the list. An Outlook that cannot say so has only the open one. */
export async function selectedMails(
  mailbox: Office.Mailbox,
): Promise<Office.SelectedItemDetails[]> {
  const all = await officeCall<Office.SelectedItemDetails[]>((done) =>
    mailbox.getSelectedItemsAsync(done),
  ).catch(() => []);
  return all.filter(({ itemMode }) => itemMode.toLowerCase() === 'read');
}

/** Several can only be selected within one mailbox, so where the first lies, they all do. */
export async function selectionOf(
  selected: readonly Office.SelectedItemDetails[],
  mailbox: Office.Mailbox,
): Promise<OpenMail> {
  const mails = selected.map(({ itemId, subject }) => ({
    messageId: mailbox.convertToRestId(itemId, Office.MailboxEnums.RestVersion.v2_0),
    subject,
  }));
  const place = await placeOfFirst(selected, mailbox);
  const known = { kind: 'several', mails } as const;
  if (place.kind === 'shared') return { ...known, mailbox: place.mailbox };
  if (place.kind === 'own') return known;
  return { ...known, guess: guessFor({ to: [], cc: [] }, mailbox.userProfile.emailAddress) };
}

/** The list of what is selected does not say where it lies; a mail that is loaded for a moment does, since Mailbox 1.15. */
async function placeOfFirst(
  [first]: readonly Office.SelectedItemDetails[],
  mailbox: Office.Mailbox,
): Promise<Place> {
  if (!first || !has('1.15')) return { kind: 'unknown' };
  const loaded = await officeCall<Office.LoadedMessageCompose | Office.LoadedMessageRead>((done) =>
    mailbox.loadItemByIdAsync(first.itemId, done),
  ).catch(() => undefined);
  if (!loaded) return { kind: 'unknown' };
  const place = await placeOf(loaded);
  await officeCall<void>((done) => loaded.unloadAsync(done)).catch(() => undefined);
  return place;
}
