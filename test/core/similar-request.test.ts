import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featuresOf } from '../../src/core/features.ts';
import { type Mail, readRequest } from '../../src/core/mail.ts';
import { fingerprintOf, isLookalike, likeness } from '../../src/core/similar-request.ts';
import { signalKeyOf, signalsOf } from '../../src/core/signals.ts';
import { sampleCompany } from '../../src/sample/company.ts';
import { mail } from '../support/register.ts';

const key = signalKeyOf(new Uint8Array(32).fill(7));
const text =
  'Guten Tag, leider haben wir zu unserer Rechnung 40218 vom 3. November über 1.284,61 EUR noch keinen Zahlungseingang feststellen können. Bitte überweisen Sie den offenen Betrag.';

function looksAlike(asked: Mail, earlier: Mail): boolean {
  const kept = signalsOf(featuresOf(readRequest(earlier)), key);
  return isLookalike(fingerprintOf(readRequest(asked), key), kept);
}

describe('a request that looks like an earlier one', () => {
  it.each([
    ['word for word', text, true],
    ['with a line more', `${text} Vielen Dank für Ihre Mühe.`, true],
    [
      'with another number: the next invoice of the same form letter',
      text.replace('40218', '40219'),
      false,
    ],
    ['with a telephone number more', `${text} Rückfragen bitte unter 040 66969511.`, true],
    ['with a ticket number in front', `Ticket 883301: ${text}`, true],
    ['with a word and a number fewer', text.replace(' 40218', ''), true],
    [
      'with another number and a telephone number more',
      `${text.replace('40218', '40219')} Rückfragen bitte unter 040 66969511.`,
      false,
    ],
    [
      'with another amount, and the old one named as well',
      text.replace('40218', '40219 nach 40218').replace('1.284,61', '2.000,00'),
      false,
    ],
    [
      'of the same sender about something else',
      'Guten Tag, wir ziehen am 1. Dezember um. Bitte ändern Sie unsere Anschrift in Ihren Unterlagen und schicken Sie uns eine kurze Bestätigung.',
      false,
    ],
  ])('%s: %s', (_what, asked, expected) => {
    expect(looksAlike(mail({ text: asked }), mail({ text }))).toBe(expected);
  });

  it('comes from the same address', () => {
    const other = { name: 'Max Fremd', address: 'moritz@fremd.example' };
    expect(looksAlike(mail({ text, from: other }), mail({ text }))).toBe(false);
    expect(looksAlike(mail({ text, from: { name: '', address: '' } }), mail({ text }))).toBe(false);
  });

  it('says more than a greeting', () => {
    expect(looksAlike(mail({ text: 'Danke!' }), mail({ text: 'Danke!' }))).toBe(false);
  });
});

describe('likeness', () => {
  const words = fc.array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'.split('')), {
    maxLength: 60,
  });
  const bag = words.map((each) => {
    const counts = new Map<number, number>();
    for (const word of each)
      counts.set(word.charCodeAt(0), (counts.get(word.charCodeAt(0)) ?? 0) + 1);
    return counts;
  });

  it('lies between 0 and 1, is the same both ways round, and 1 for what is long enough and the same', () => {
    fc.assert(
      fc.property(bag, bag, (one, other) => {
        const alike = likeness(one, other);
        expect(alike).toBe(likeness(other, one));
        expect(alike >= 0 && alike <= 1).toBe(true);
        expect([0, 1]).toContain(likeness(one, one));
      }),
    );
  });
});

describe('the mails of the sample company', () => {
  it('raise no false alarm: only what came twice looks alike', () => {
    const { mails } = sampleCompany(new Date('2026-11-25T10:00:00Z'));
    const read = mails.map(({ id, message }) => {
      const from = message.from?.emailAddress;
      const request = readRequest(
        mail({
          subject: message.subject ?? '',
          text: message.body?.content ?? '',
          from: { name: from?.name ?? '', address: from?.address ?? '' },
        }),
      );
      return {
        id,
        internetMessageId: message.internetMessageId,
        asked: fingerprintOf(request, key),
        kept: signalsOf(featuresOf(request), key),
      };
    });
    const alarms = read.flatMap((one, at) =>
      read
        .slice(at + 1)
        .filter((other) => isLookalike(one.asked, other.kept))
        .map((other) => [one, other]),
    );
    const falseAlarms = alarms.filter(
      ([one, other]) => one?.internetMessageId !== other?.internetMessageId,
    );
    expect(falseAlarms.map((pair) => pair.map(({ id }) => id))).toEqual([]);
    expect(alarms.length).toBeGreaterThan(0);
  });
});
