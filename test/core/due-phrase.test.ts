import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDuePhrases } from '../../src/core/due-phrase.ts';
import { readRequest } from '../../src/core/mail.ts';
import { defaultSite } from '../../src/core/site.ts';
import { mail } from '../support/register.ts';

const now = new Date('2026-11-25T09:00:00Z');

function findIn(stated: Parameters<typeof mail>[0]) {
  const received = { receivedAt: now.toISOString(), ...stated };
  return findDuePhrases(readRequest(mail(received)), now, defaultSite);
}

describe('a due date', () => {
  it('comes with its words, its time and where it stands', () => {
    expect(findIn({ text: 'Guten Tag,\nwir brauchen die Liste bis Freitag, 12 Uhr.' })).toEqual([
      { day: '2026-11-27', time: '12 Uhr', phrase: 'bis Freitag, 12 Uhr', where: 'text', at: 23 },
    ]);
  });

  it('is found in the subject, too', () => {
    expect(findIn({ subject: 'AW: Angebot bis 4.12.', text: 'Siehe Anlage.' })).toMatchObject([
      { day: '2026-12-04', phrase: 'bis 4.12.', where: 'subject' },
    ]);
  });

  it('counts from the day the mail came in, and is not offered when it is over', () => {
    const text = 'Bitte bis morgen antworten.';
    expect(findIn({ text, receivedAt: '2026-11-24T09:00:00Z' })).toMatchObject([
      { day: '2026-11-25' },
    ]);
    expect(findIn({ text, receivedAt: '2026-11-23T09:00:00Z' })).toEqual([]);
  });

  it('counts from the day it is at the site, late in the evening, too', () => {
    const text = 'Bitte bis morgen antworten.';
    expect(findIn({ text, receivedAt: '2026-11-25T23:30:00Z' })[0]?.day).toBe('2026-11-27');
  });

  it('counts from today when nobody knows when the mail came in', () => {
    expect(findIn({ text: 'Bitte bis morgen antworten.', receivedAt: '' })[0]?.day).toBe(
      '2026-11-26',
    );
  });

  it('is one of three at most, the earliest first', () => {
    const text =
      'Bis 9.12. dies, bis 8.12. das, bis 7.12. jenes, bis 4.12. und bis 3.12. der Rest.';
    const days = findIn({ text }).map(({ day }) => day);
    expect(days).toEqual(['2026-12-03', '2026-12-04', '2026-12-07']);
  });
});

const pieces = [
  'bis ',
  'by ',
  'spätestens ',
  'within ',
  'innerhalb von ',
  'den ',
  'zum ',
  'Freitag',
  'friday ',
  '10.',
  '12.',
  '2026',
  '99',
  ' d. M.',
  'Ende ',
  'nächster ',
  'Woche ',
  '31/',
  'Dezember ',
  'frist',
  ', ',
  '\n',
  'ich bin ',
  '-',
  '12 Uhr',
  'ß',
  '\u0000',
  '💥',
];

describe('whatever stands in a mail', () => {
  it('answers days that exist and are ahead, with words that stand there', () => {
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((it) => it.join(''));
    fc.assert(
      fc.property(texts, texts, (subject, text) => {
        const request = readRequest(mail({ subject, text, receivedAt: now.toISOString() }));
        for (const { day, phrase, where, at } of findDuePhrases(request, now, defaultSite)) {
          expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
          expect(day >= '2026-11-25').toBe(true);
          expect(request[where].slice(at, at + phrase.length)).toBe(phrase);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([...pieces, 'bis zum den der die das ', 'frist-', 'vom 1.1. bis ', ' '])(
    'reads no more than it must of 20,000 characters of %j',
    (piece) => {
      const text = piece.repeat(Math.ceil(20_000 / piece.length));
      const request = { ...readRequest(mail({ text: 'x' })), subject: text, text };
      expect(findDuePhrases(request, now, defaultSite).length).toBeLessThanOrEqual(3);
    },
  );
});
