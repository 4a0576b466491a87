import type { MailAnswer } from '../../../wire/suggestions.ts';
import type { MailDoor } from '../../host/host.ts';
import type { Api } from '../../shared/api.ts';
import { failureOf } from '../../shared/api-error.ts';
import { answerOffline } from './answer.ts';
import type { Kept, Shelf } from './shelf.ts';

/** A copy this young is good enough; a person who reads mail all day fetches it some fifty times. */
const FRESH_MS = 10 * 60_000;

/**
 * Keeps the register for a time without connection. It goes as soon as somebody else is signed in, or the
 * one who was is not let in any more.
 */
export async function keepRegister(
  { oid, reader }: Pick<Kept, 'oid' | 'reader'>,
  { api, shelf, now }: { api: Pick<Api, 'offlineRegister'>; shelf: Shelf; now: () => number },
): Promise<void> {
  const kept = await shelf.load();
  if (kept && kept.oid !== oid) await shelf.clear();
  else if (kept && now() - Date.parse(kept.register.asOf) < FRESH_MS) return;
  try {
    await shelf.save({ oid, reader, register: await api.offlineRegister() });
  } catch (error) {
    if (isShutOut(error)) await shelf.clear();
  }
}

/** Signed out, or without a right to the register: nothing of it may stay. A host that has no token now may have one again. */
export function isShutOut(error: unknown): boolean {
  const { kind, code } = failureOf(error);
  return ['sign_in', 'no_access'].includes(kind) && code !== 'no_token';
}

/**
 * What the kept register says about a mail; nothing when there is no register, when it is somebody else's, which nobody
 * can be asked about without connection, or when Outlook does not show the mail.
 */
export async function answerFromShelf(
  shelf: Shelf,
  { readMail, reader }: Pick<MailDoor, 'readMail' | 'reader'>,
  now: Date,
): Promise<MailAnswer | null> {
  const [kept, mail] = await Promise.all([shelf.load(), readMail?.()]);
  return kept && kept.reader === reader && mail ? answerOffline(mail, kept.register, now) : null;
}
