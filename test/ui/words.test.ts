import { describe, expect, test } from 'vitest';
import { germanChoice } from '../../src/core/import-problems.ts';
import { readChoice } from '../../src/core/import-values.ts';
import { datesIn } from '../../src/ui/shared/dates.ts';
import { sayer } from '../../src/ui/shared/i18n.ts';
import { initials, plain } from '../../src/ui/shared/text.ts';
import { registerWords } from '../../src/ui/shared/words/register.ts';
import { catalogues } from '../support/catalogues.ts';
import { wordsIn } from '../support/words.ts';

const gaps = (sentence: string) => (sentence.match(/\{\{\w+\}\}/g) ?? []).toSorted();

describe('the catalogues', () => {
  test('are all found', () => {
    const names = catalogues.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['de.ts, en.ts', 'home.ts', 'presence.ts']));
    expect(catalogues.flatMap(({ de }) => de).length).toBeGreaterThan(1500);
  });

  describe.each(catalogues)('of $name', ({ de, en }) => {
    const english = new Map(en);

    test('say the same in both languages', () => {
      const wrong = de.filter(([path, german]) => {
        const other = english.get(path) ?? '';
        const isEmpty = german.trim() === '' || other.trim() === '';
        return isEmpty || gaps(other).join() !== gaps(german).join();
      });
      expect(wrong).toEqual([]);
    });

    test('have no sentence that only one language knows, and keep its order', () => {
      expect(en.map(([path]) => path)).toEqual(de.map(([path]) => path));
    });
  });
});

test('a sentence that ends with a shortened month has one full stop', () => {
  const say = sayer({ to: 'Galt nur bis {{to}}.' }, 'de');
  expect(say('to', { to: '26. Nov.' })).toBe('Galt nur bis 26. Nov.');
  expect(say('to', { to: '1. Mai' })).toBe('Galt nur bis 1. Mai.');
});

test.each(['de', 'en'] as const)(
  'what the form calls a status and a kind of step is understood in a file, too (%s)',
  (language) => {
    const { status, stepKind } = registerWords[language];
    for (const [column, words] of Object.entries({ Status: status, StepKind: stepKind }))
      for (const [value, word] of Object.entries(words)) {
        expect(readChoice(column, word)).toEqual({ value });
        if (language === 'de') expect(germanChoice(value)).toBe(word);
      }
  },
);

describe('days and moments', () => {
  const now = () => new Date(2026, 10, 23, 15, 0);
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 5).toISOString();
  const german = datesIn('de', wordsIn('de'), now);
  const english = datesIn('en', wordsIn('en'), now);

  test.each([
    [at(23, 9), 'Heute, 9:05', 'Today, 9:05', 'seit 9:05'],
    [at(22, 14), 'Gestern, 14:05', 'Yesterday, 14:05', 'seit gestern'],
    [at(19, 8), 'Donnerstag, 8:05', 'Thursday, 8:05', 'seit Donnerstag'],
    [at(5, 8), '5.\u00A0Nov., 8:05', '5\u00A0Nov, 8:05', 'seit 5.\u00A0Nov.'],
  ])('%s is %s, %s, %s', (moment, when, inEnglish, since) => {
    expect(german.when(moment).replace(', 09:05', ', 9:05').replace(', 08:05', ', 8:05')).toBe(
      when,
    );
    expect(english.when(moment).replace(', 09:05', ', 9:05').replace(', 08:05', ', 8:05')).toBe(
      inEnglish,
    );
    expect(german.since(moment).replace('09:05', '9:05')).toBe(since);
  });

  test('within a sentence, today and yesterday are written small', () => {
    expect(german.whenInside(at(23, 14))).toBe('heute, 14:05');
    expect(english.whenInside(at(22, 14))).toBe('yesterday, 14:05');
    expect(german.whenInside(at(19, 14))).toBe('Donnerstag, 14:05');
  });

  test('no line ends between a day and its month', () => {
    expect(german.day('2026-12-04')).toBe('4.\u00A0Dez.');
    expect(english.shortDay('2026-12-04')).toBe('Fri 4\u00A0Dec');
  });

  test('a day of another year names it, and what is no date stays readable', () => {
    expect(german.day('2025-03-01')).toBe('1.\u00A0März 2025');
    expect(german.longDay('2026-12-04')).toBe('Freitag, 4.\u00A0Dezember');
    expect(german.day('irgendwann')).toBe('irgendwann');
  });
});

test('a name is shown without what hides in it', () => {
  expect(plain('Max\u202e Muster\u200bmann\n\t(IT)')).toBe('Max Muster mann (IT)');
  expect(initials('Deniz Yıldız')).toBe('DY');
  expect(initials('Team Kreditoren (extern)')).toBe('TK');
  expect(initials('')).toBe('');
});

describe('a sentence', () => {
  test('says one and many by the language, and fills its gaps', () => {
    const t = wordsIn('de');
    expect(t('due.workdaysLeft', { count: 1 })).toBe('noch 1 Arbeitstag');
    expect(t('due.workdaysLeft', { count: 3 })).toBe('noch 3 Arbeitstage');
    expect(t('log.count', { count: 0 })).toBe('Keine Übergaben');
    expect(t('bulk.chosen', { count: 0 })).toBe('0 ausgewählt');
    expect(t('undo.say', { count: 1, name: 'Kern' })).toContain('an Kern');
  });

  test('takes what is put into it as it is', () => {
    const name = '{{count}} $t(app.close) $& <b>';
    expect(wordsIn('en')('pane.handOff', { name })).toBe(`Hand off to ${name}`);
  });
});
