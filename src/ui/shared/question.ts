import type { Question, QuestionChoice } from '../../core/question.ts';
import { type Language, localeOf, type Translate } from './i18n.ts';
import { plain } from './text.ts';

/**
 * "Geht es um „Mahnung“ oder „Rechnung“?" In the other language the word's meaning comes first. More than two would
 * only be read twice: they stand on the buttons below.
 */
export function questionSentence({ choices }: Question, t: Translate, language: Language): string {
  if (choices.length > 2) return t('pane.whatAbout');
  const quoted = choices.map((choice) => t('pane.quote', { text: wordFor(choice, language) }));
  const list = new Intl.ListFormat(localeOf(language), { type: 'disjunction' }).format(quoted);
  return t('pane.isItAbout', { list });
}

/** What stands on the button of one choice. */
export function choiceLabel(choice: QuestionChoice, language: Language): string {
  const label = wordFor(choice, language);
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** The register's own word, and before it what it means where it is written in the other language. */
function wordFor({ word, meaning }: QuestionChoice, language: Language): string {
  const own = plain(word);
  if (meaning === undefined || isIn(language, own, meaning)) return own;
  return `${meaning[language]} (${own})`;
}

/** A word that begins like its meaning in this language is written in it: `Mahnungen`, `Mahnung`. */
function isIn(language: Language, word: string, meaning: { de: string; en: string }): boolean {
  const beginning = meaning[language].slice(0, 4).toLowerCase();
  const isSameInBoth = meaning.de.toLowerCase() === meaning.en.toLowerCase();
  return isSameInBoth || word.toLowerCase().includes(beginning);
}
