import type { Caller } from './ports.ts';
import type { CurrentRegister } from './current-register.ts';
import type { FoundMail, Mailbox } from './mail-ports.ts';
import { firstPlace, sharedPlaces } from './shared-places.ts';

export interface PlacesDeps {
  mailbox: Pick<Mailbox, 'findByMessageId'>;
  currentRegister: () => Promise<CurrentRegister>;
  caller: Pick<Caller, 'mail'>;
}

/** A mail with the mailbox it was found in; `mailbox` undefined: the caller's own. */
export type PlacedMail = FoundMail & { mailbox: string | undefined };

/**
 * The mail that a draft forwards or answers, by its internet message id: beside the draft, else in a shared mailbox,
 * from which Outlook puts forwards among one's own drafts.
 */
export async function findOriginal(
  original: string | undefined,
  beside: string | undefined,
  deps: PlacesDeps,
): Promise<PlacedMail | undefined> {
  if (original === undefined) return undefined;
  const there = await deps.mailbox.findByMessageId(original, beside);
  if (there !== undefined) return { ...there, mailbox: beside };
  const elsewhere = await lookElsewhere(deps, (each) =>
    deps.mailbox.findByMessageId(original, each),
  );
  return elsewhere && { ...elsewhere.found, mailbox: elsewhere.mailbox };
}

/** What the first shared mailbox has of it that the register names and the caller may open. */
export async function lookElsewhere<Found>(
  { currentRegister, caller }: Pick<PlacesDeps, 'currentRegister' | 'caller'>,
  look: (mailbox: string) => Promise<Found | undefined>,
): Promise<{ mailbox: string; found: Found } | undefined> {
  const { responsibilities } = await currentRegister();
  return firstPlace(sharedPlaces(responsibilities, caller), look);
}
