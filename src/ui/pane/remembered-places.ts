import type { MailboxGuess } from '../host/host.ts';

/** Where a mail lies: nothing for the person's own mailbox. */
export interface Place {
  mailbox: string | undefined;
}

const KEY = 'baton-mailboxes';

/**
 * Where the mail lies by what the person answered for earlier ones in this session: the one mailbox they named that
 * this mail is addressed to. When it is addressed to none of them, or to several, the person is asked.
 */
export function rememberedPlace(guess: MailboxGuess | undefined): Place | undefined {
  if (guess === undefined) return undefined;
  const [only, ...others] = addressed(guess).filter((each) => confirmed(guess.own).includes(each));
  if (only === undefined || others.length > 0) return undefined;
  return { mailbox: only === guess.own ? undefined : only };
}

export function rememberPlace({ own }: MailboxGuess, { mailbox = own }: Place): void {
  keep(own, [...new Set([...confirmed(own), mailbox])]);
}

export function forgetPlace({ own }: MailboxGuess, { mailbox = own }: Place): void {
  keep(
    own,
    confirmed(own).filter((each) => each !== mailbox),
  );
}

function addressed({ own, isToOwn, likely }: MailboxGuess): string[] {
  return isToOwn ? [own, ...likely] : likely;
}

/** What somebody else answered in the same window counts for nothing. */
function confirmed(own: string): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    const named = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
    const [, mailboxes] = named.find(([person]) => person === own) ?? [];
    return Array.isArray(mailboxes) ? mailboxes.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

function keep(own: string, mailboxes: readonly string[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ [own]: mailboxes }));
  } catch {
    // Storage is blocked in third-party frames of some browsers: the next mail asks again.
  }
}
