import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featuresOf } from '../../src/core/features.ts';
import { readRequest } from '../../src/core/mail.ts';
import { mailOf, walk } from '../support/hostile-path.ts';
import { hostileText, kinds } from '../support/hostile-texts.ts';

/** The smoke size; `node --expose-gc scripts/hostile.ts` takes 100,000 and looks at the clock. A failure names the seed. */
const rounds = 2;

describe('a hostile text', () => {
  it('of every kind goes the whole way from mail to what is learned, and every answer is sound', () => {
    for (let seed = 0; seed < rounds * kinds; seed++) {
      const hostile = hostileText(seed);
      expect(
        () => walk(mailOf(hostile), (_, call) => call()),
        `seed ${seed}, ${hostile.kind}`,
      ).not.toThrow();
    }
  });

  it('of any characters at all does the same', () => {
    const contents = string({ unit: 'binary', maxLength: 400 });
    assert(
      property(contents, constantFrom('text' as const, 'html' as const), (content, contentType) =>
        walk(mailOf({ kind: 'any', content, contentType }), (_, call) => call()),
      ),
      { numRuns: 150 },
    );
  });

  it('is the same text for the same seed', () => {
    expect(hostileText(7)).toEqual(hostileText(7));
    expect(hostileText(7)).not.toEqual(hostileText(7 + kinds));
  });
});

describe('what a request may hold has an end', () => {
  const signs = Array.from({ length: 20_000 }, (_, at) =>
    String.fromCharCode(0x4e00 + (at % 9_000)),
  );
  const many = {
    kind: 'signs',
    contentType: 'text' as const,
    content: signs.join(' ') + signs.join('a '),
  };
  const wordsOf = (where: string) =>
    featuresOf(readRequest(mailOf(many))).words.filter((word) => word.where === where).length;

  it('a thousand words of the text, two hundred of the subject, two hundred of attachment names', () => {
    expect(wordsOf('text')).toBeLessThanOrEqual(1_000);
    expect(wordsOf('subject')).toBeLessThanOrEqual(200);
    expect(wordsOf('attachment')).toBeLessThanOrEqual(200);
  });

  it('attachment names are read however long the text is', () => {
    const text = Array.from({ length: 2_000 }, (_, at) => `wort${at.toString(36)}x`).join(' ');
    const mail = { ...mailOf({ ...many, content: text }), attachmentNames: ['Lieferschein.pdf'] };
    const surfaces = featuresOf(readRequest(mail)).words.map(({ surface }) => surface);
    expect(surfaces.at(-1)).toBe('Lieferschein');
    expect(surfaces.length).toBeGreaterThan(1_000);
  });
});

it('a line as long as a mail is text, whatever it begins or ends like', () => {
  const long = `Hallo ${'Rechnung '.repeat(500)}schrieb 1:`;
  for (const start of ['Am 3. ', 'Original message ', 'Tel. 0401234567 ', 'Von: ', '']) {
    const { text } = readRequest(mailOf({ kind: '', contentType: 'text', content: start + long }));
    expect(text.length, start).toBeGreaterThan(4_000);
  }
});
