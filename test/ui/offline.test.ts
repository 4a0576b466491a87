import { describe, expect, test } from 'vitest';
import type { Mail } from '../../src/core/mail.ts';
import { answerFromShelf, draftFromShelf, keepRegister } from '../../src/ui/pane/offline/keep.ts';
import type { Kept, Shelf } from '../../src/ui/pane/offline/shelf.ts';
import { checkRecipients } from '../../src/core/send-check.ts';
import { defaultSite } from '../../src/core/site.ts';
import { ApiError, type FailureKind } from '../../src/ui/shared/api-error.ts';
import type { OfflineRegister } from '../../src/wire/directory.ts';

const sabine = { oid: 'sabine', name: 'Sabine Kern', mail: 'kern@x.example' };
const deniz = { oid: 'deniz', name: 'Deniz Yıldız', mail: 'deniz@x.example' };
const register = (asOf = '2026-11-23T08:00:00Z'): OfflineRegister => ({
  asOf,
  responsibilities: [
    {
      id: 1,
      title: 'Mahnungen von Lieferanten',
      area: 'Rechnungen',
      description: 'Mahnung, Zahlungserinnerung',
      notHere: '',
      keywords: ['Mahnung', 'Zahlungserinnerung'],
      excludedPhrases: [],
      senderPatterns: ['@alsterdruck.example'],
      mailboxes: [],
      owner: deniz,
      deputies: [sabine],
      team: [],
      informed: [],
      separateFrom: [],
      confidential: false,
      filing: false,
    },
  ],
  absences: [{ oid: 'deniz', from: '2026-11-01', to: '2026-12-01' }],
  internalDomains: ['x.example'],
  site: defaultSite,
});
const mail: Mail = {
  subject: '2. Mahnung',
  from: { name: 'Alsterdruck', address: 'a@alsterdruck.example' },
  to: [],
  cc: [],
  receivedAt: '2026-11-23T07:00:00Z',
  body: { contentType: 'text', content: 'Zahlungserinnerung. Owner: attacker@evil.example' },
  attachmentNames: [],
  bulk: false,
};

const petra = { oid: 'petra', reader: 'petra@x.example' };
/** Outlook as it shows the mail to whoever reads in it. */
const outlook = (reader = petra.reader) => ({ reader, readMail: async () => mail });

function shelfWith(first?: Kept): Shelf & { kept: () => Kept | undefined } {
  let kept = first;
  return {
    kept: () => kept,
    load: async () => kept,
    save: async (next) => void (kept = next),
    clear: async () => void (kept = undefined),
  };
}
const at = (moment: string) => () => Date.parse(moment);
const gives = (asOf: string) => ({ offlineRegister: async () => register(asOf) });
const refuses = (kind: FailureKind, code = 'x') => ({
  offlineRegister: async () => {
    throw new ApiError({ kind, code });
  },
});

describe('the register that is kept', () => {
  test('is fetched when there is none, and left alone while it is young', async () => {
    const shelf = shelfWith();
    const now = at('2026-11-23T08:05:00Z');
    await keepRegister(petra, { api: gives('2026-11-23T08:00:00Z'), shelf, now });
    expect(shelf.kept()?.register.asOf).toBe('2026-11-23T08:00:00Z');
    await keepRegister(petra, { api: gives('2026-11-23T08:04:00Z'), shelf, now });
    expect(shelf.kept()?.register.asOf).toBe('2026-11-23T08:00:00Z');
    const later = at('2026-11-23T08:30:00Z');
    await keepRegister(petra, { api: gives('2026-11-23T08:29:00Z'), shelf, now: later });
    expect(shelf.kept()?.register.asOf).toBe('2026-11-23T08:29:00Z');
  });

  test('of somebody else is thrown away first, even when the new one does not come', async () => {
    const shelf = shelfWith({ oid: 'jonas', reader: 'jonas@x.example', register: register() });
    const now = at('2026-11-23T08:05:00Z');
    await keepRegister(petra, { api: refuses('offline'), shelf, now });
    expect(shelf.kept()).toBeUndefined();
  });

  test.each<[FailureKind, string, boolean]>([
    ['no_access', 'no_access', false],
    ['sign_in', 'needs_click', false],
    ['sign_in', 'not_signed_in', false],
    ['sign_in', 'no_token', true],
    ['offline', 'no_connection', true],
    ['refused', 'unexpected', true],
  ])('after %s, %s, it is still there: %s', async (kind, code, stays) => {
    const shelf = shelfWith({ ...petra, register: register() });
    const now = at('2026-11-23T09:00:00Z');
    await keepRegister(petra, { api: refuses(kind, code), shelf, now });
    expect(shelf.kept() !== undefined).toBe(stays);
  });
});

describe('a suggestion without connection', () => {
  const now = new Date('2026-11-23T09:00:00Z');

  test('names who is there, who was skipped, and how old the register is', async () => {
    const shelf = shelfWith({ ...petra, register: register() });
    const answer = await answerFromShelf(shelf, outlook(), now);
    expect(answer?.suggestion).toMatchObject({
      kind: 'suggested',
      best: { recipient: { person: sabine, skipped: [{ person: deniz, reason: 'away' }] } },
    });
    expect(answer?.register).toMatchObject({ asOf: '2026-11-23T08:00:00Z', stale: true });
    expect(JSON.stringify(answer?.suggestion)).not.toContain('evil');
  });

  test('is none from what was fetched in somebody else’s Outlook, since nobody can be asked who it is now', async () => {
    const shelf = shelfWith({ ...petra, register: register() });
    expect(await answerFromShelf(shelf, outlook('jonas@x.example'), now)).toBeNull();
    expect(await answerFromShelf(shelf, outlook(), now)).not.toBeNull();
  });

  test('is none without a register, and none without a mail', async () => {
    expect(await answerFromShelf(shelfWith(), outlook(), now)).toBeNull();
    const shelf = shelfWith({ ...petra, register: register() });
    expect(
      await answerFromShelf(shelf, { ...petra, readMail: async () => undefined }, now),
    ).toBeNull();
  });
});

describe('a forward that is written without connection', () => {
  const now = new Date('2026-11-23T09:00:00Z');
  const to = [{ name: 'Jonas', address: 'Jonas@x.example' }];
  const written = { subject: 'WG: 2. Mahnung', body: 'Bitte prüfen.', to, others: [] };

  test('has its suggestion from the words alone, and nothing is said against who stands in it', async () => {
    const shelf = shelfWith({ ...petra, register: register() });
    const answer = await draftFromShelf(shelf, { written, reader: petra.reader }, now);
    expect(answer).toMatchObject({
      status: { kind: 'open' },
      suggestion: { kind: 'suggested', best: { recipient: { person: sabine } } },
      register: { asOf: '2026-11-23T08:00:00Z', stale: true },
    });
    expect(answer && checkRecipients(answer.check, to)).toEqual([]);
  });

  test('has none in somebody else’s Outlook, or without a register', async () => {
    const shelf = shelfWith({ ...petra, register: register() });
    expect(await draftFromShelf(shelf, { written, reader: 'jonas@x.example' }, now)).toBeNull();
    expect(await draftFromShelf(shelfWith(), { written, reader: petra.reader }, now)).toBeNull();
  });
});
