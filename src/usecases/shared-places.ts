import type { Responsibility } from '../core/responsibility.ts';
import { ifForeign } from './if-closed.ts';
import type { Caller } from './ports.ts';

/** Nobody writes from more; each costs a request where a mail was not found before. */
const mostPlaces = 12;

/** Shared mailboxes that the register knows of: there a mail may lie of which Outlook did not say where it does. */
export function sharedPlaces(
  responsibilities: readonly Responsibility[],
  { mail }: Pick<Caller, 'mail'>,
): string[] {
  const all = responsibilities.flatMap(({ mailboxes }) => mailboxes);
  return [...new Set(all.filter((each) => each !== mail))].slice(0, mostPlaces);
}

/** What the first of these mailboxes has of it, and which one that is; nothing when none has it. */
export async function firstPlace<Found>(
  places: readonly string[],
  look: (mailbox: string) => Promise<Found | undefined>,
): Promise<{ mailbox: string; found: Found } | undefined> {
  const all = await Promise.all(places.map((each) => look(each).catch(ifForeign(undefined))));
  return places.flatMap((mailbox, at) => {
    const found = all[at];
    return found === undefined ? [] : [{ mailbox, found }];
  })[0];
}
