import { describe, expect, it } from 'vitest';
import {
  answerTo,
  declinedIn,
  withAnswer,
  withoutAnswer,
} from '../../../src/core/findings/declined-lines.ts';

const border = { column: 'NotHere', line: 'Mahnungen | Inkasso' };
const sender = { column: 'SenderPatterns', line: '@alsterdruck.example' };
const answer = (wish: typeof border, at = '2026-11-21T08:30:00.000Z') => ({
  ...wish,
  at,
  by: 'Deniz Yıldız',
});

describe('lines an owner did not want', () => {
  it('stand in the row so that people can read them, the newest first, and are read again', () => {
    const one = withAnswer([], answer(border));
    const two = withAnswer(declinedIn(one), answer(sender, '2026-11-22T08:30:00.000Z'));
    expect(two).toEqual({
      DeclinedLines:
        '2026-11-22T08:30:00.000Z | Deniz Yıldız | SenderPatterns | @alsterdruck.example\n' +
        '2026-11-21T08:30:00.000Z | Deniz Yıldız | NotHere | Mahnungen | Inkasso',
    });
    expect(answerTo({ NotHere: 'Reisekosten\nMahnungen | Inkasso' }, declinedIn(two))).toEqual(
      answer(border),
    );
    expect(answerTo({ NotHere: 'Reisekosten' }, declinedIn(two))).toBeUndefined();
  });

  it('hold one answer to the same wish, and none once it is taken back', () => {
    const first = declinedIn(withAnswer([], answer(border)));
    const again = withAnswer(first, answer(border, '2026-12-01T10:00:00.000Z'));
    expect(declinedIn(again)).toEqual([answer(border, '2026-12-01T10:00:00.000Z')]);
    expect(withoutAnswer(declinedIn(again), border)).toEqual({ DeclinedLines: null });
  });

  it('are kept fifty at most, and a name with a bar in it does not break the line', () => {
    let row = {};
    for (let at = 0; at < 60; at++)
      row = withAnswer(declinedIn(row), { ...answer(border), line: `Zeile ${at}`, by: 'A | B' });
    const kept = declinedIn(row);
    expect(kept).toHaveLength(50);
    expect(kept[0]).toMatchObject({ line: 'Zeile 59', by: 'A B' });
  });

  it('are not read from what somebody wrote in another form, or from no text', () => {
    for (const DeclinedLines of ['will ich nicht', 7, null, '2026-11-21 | A | NotHere | x'])
      expect(declinedIn({ DeclinedLines })).toEqual([]);
  });
});
