import { expect, test } from 'vitest';
import { questionSentence } from '../../src/ui/shared/question.ts';
import { wordsIn } from '../support/words.ts';

const choices = ['Gutschrift', 'Schaden', 'Zugangsdaten'].map((word, responsibilityId) => ({
  responsibilityId,
  word,
}));

test('a question names two answers, and of more only asks: they stand on the buttons', () => {
  const t = wordsIn('de');
  const two = { choices: choices.slice(0, 2), found: [] };
  expect(questionSentence(two, t, 'de')).toBe('Geht es um „Gutschrift“ oder „Schaden“?');
  expect(questionSentence({ choices, found: [] }, t, 'de')).toBe('Worum geht es vor allem?');
});
