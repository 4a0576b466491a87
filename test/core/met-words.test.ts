import { expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { decide } from '../../src/core/decision.ts';
import { featuresOfText } from '../../src/core/features.ts';
import { meetingsOf } from '../../src/core/lexicon.ts';
import { meetingRoomOf } from '../../src/core/met-words.ts';
import { wordOf } from '../../src/core/words.ts';
import { responsibility } from '../support/register.ts';

const register = [
  responsibility({ id: 1, title: 'Lohnabrechnung', keywords: ['Lohn', 'Gehalt'] }),
  responsibility({ id: 2, title: 'Lohnpfändung', keywords: ['Pfändung'] }),
  responsibility({ id: 3, title: 'Rechnungen', description: 'Rechnungen unserer Lieferanten' }),
];
const words = ['Lohn', 'Pfändung', 'Lohnabrechnungskorrektur', 'Rechnng', 'Sommerfest'].map(wordOf);

it('a word that comes again meets what it met before, as the lexicon has it', () => {
  const index = buildRegisterIndex(register);
  const room = meetingRoomOf(index);
  for (const word of [...words, ...words]) {
    const met = room.meet(word).map(({ key, way }) => ({ key, way }));
    expect(met).toEqual(meetingsOf(word, index.lexicon));
  }
});

it('a mail is decided alike, whatever was asked before', () => {
  const asked = buildRegisterIndex(register);
  const mails = ['Korrektur der Lohnabrechnung', 'Rechnng 4711', 'Pfändung von Lohn'];
  const answer = (text: string, index: typeof asked) => decide(featuresOfText(text), index).ranking;
  for (const text of mails) answer(text, asked);
  for (const text of mails)
    expect(answer(text, asked)).toEqual(answer(text, buildRegisterIndex(register)));
});

it('a changed register is asked anew', () => {
  const before = buildRegisterIndex(register);
  const after = buildRegisterIndex(register.slice(2));
  const [lohn] = words;
  if (lohn === undefined) throw new Error('there is a word');
  expect(meetingRoomOf(before).meet(lohn)).not.toEqual([]);
  expect(meetingRoomOf(after).meet(lohn)).toEqual([]);
});
