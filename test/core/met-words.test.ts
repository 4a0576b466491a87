import { expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { decide } from '../../src/core/decision.ts';
import { featuresOfText, type FoundWord } from '../../src/core/features.ts';
import { type Meeting, meetingsOf } from '../../src/core/lexicon.ts';
import { meantInside } from '../../src/core/meanings.ts';
import { meetingRoomOf } from '../../src/core/met-words.ts';
import { heardAt } from '../../src/core/word-reach.ts';
import { wordEvidence } from '../../src/core/word-signal.ts';
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
    const met = room.meet(word).met.map(({ key, way }) => ({ key, way }));
    expect(met).toEqual([...meetingsOf(word, index.lexicon), ...meantInside(word)]);
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

it('a verb is not taken for the noun that is written like it', () => {
  const room = meetingRoomOf(buildRegisterIndex(register));
  const meant = (surface: string) => room.meet(wordOf(surface)).met.map(({ key }) => key);
  expect(meant('Lohnabrechnungskorrektur')).toContain('#Lohnabrechnung');
  expect(meant('lohnabrechnungskorrektur')).not.toContain('#Lohnabrechnung');
});

it('words that meet nothing take no room of their own', () => {
  const room = meetingRoomOf(buildRegisterIndex(register));
  const [first, second] = ['Sommerfest', 'Zirkuszelt'].map((each) => room.meet(wordOf(each)));
  expect(first?.met).toEqual([]);
  expect(second).toBe(first);
});

it('a changed register is asked anew', () => {
  const before = buildRegisterIndex(register);
  const after = buildRegisterIndex(register.slice(2));
  const [lohn] = words;
  if (lohn === undefined) throw new Error('there is a word');
  expect(meetingRoomOf(before).meet(lohn).met).not.toEqual([]);
  expect(meetingRoomOf(after).meet(lohn).met).toEqual([]);
});

it('whoever has several words that one word meets is reached once, through the one that says most', () => {
  const index = buildRegisterIndex([
    responsibility({
      id: 1,
      title: 'Lohnpfändung',
      description: 'Lohnabrechnung',
      keywords: ['Lohn'],
    }),
    responsibility({ id: 2, title: 'Rechnungen', description: 'Lohnabrechnung der Lieferanten' }),
  ]);
  const { places, weights, ...reach } = meetingRoomOf(index).meet(wordOf('Lohn'));
  expect([...places]).toEqual([0, 1]);
  const heard = [0, 1].map((n) => heardAt(n, { places, weights, ...reach }));
  expect(heard.map((each) => each?.place.surface)).toEqual(['Lohn', 'Lohnabrechnung']);
  expect(heard.map((each) => each?.place.isKeyword)).toEqual([true, false]);
  expect(weights[0]).toBeGreaterThan(5 * (weights[1] ?? 0));
});

it('what a word means is heard beside what it says, the stronger of both', () => {
  const index = buildRegisterIndex(register);
  const room = meetingRoomOf(index);
  const found: FoundWord = { ...wordOf('Lohn'), where: 'text', position: 0 };
  const heardBy = (meant: readonly string[]) => {
    const meetings = meant.map((key): Meeting => ({ key, way: 'meaning' }));
    const said = wordEvidence([found], index, (word) => [
      room.meet(word),
      room.through(meetings, word),
    ]);
    return [...(said.get(1)?.values() ?? [])].map(({ matched }) => matched);
  };
  // “Lohn” is a part of Lohnpfändung; who means “Pfändung” means the keyword
  expect(heardBy([])).toEqual(['Lohnpfändung']);
  expect(heardBy(wordOf('Pfändung').keys)).toEqual(['Pfändung']);
});
