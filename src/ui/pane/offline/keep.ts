import type { OfflineRegister } from '../../../wire/directory.ts';
import type { DraftAnswer, MailAnswer } from '../../../wire/suggestions.ts';
import type { MailDoor, Written } from '../../host/host.ts';
import type { Api } from '../../shared/api.ts';
import { failureOf } from '../../shared/api-error.ts';
import { answerDraftOffline, answerOffline } from './answer.ts';
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
  const [register, mail] = await Promise.all([registerOf(shelf, reader), readMail?.()]);
  return register && mail ? answerOffline(mail, register, now) : null;
}

/** The same about a mail that is being written. */
export async function draftFromShelf(
  shelf: Shelf,
  { written, reader }: { written: Written; reader: string | undefined },
  now: Date,
): Promise<DraftAnswer | null> {
  const register = await registerOf(shelf, reader);
  return register ? answerDraftOffline(written, register, now) : null;
}

async function registerOf(
  shelf: Shelf,
  reader: string | undefined,
): Promise<OfflineRegister | undefined> {
  const kept = await shelf.load();
  return kept?.reader === reader ? kept?.register : undefined;
}
