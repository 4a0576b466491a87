import { expect, test } from 'vitest';
import { wordsIn } from '../support/words.ts';
import { timeLeftWords } from '../../src/ui/shared/time-left.ts';

test.each([
  [30, false, 'noch 3 Arbeitstage', '3 working days left'],
  [9, false, 'noch 1 Arbeitstag', '1 working day left'],
  [8, false, 'noch 8 Arbeitsstunden', '8 working hours left'],
  [7, false, 'noch 7 Arbeitsstunden', '7 working hours left'],
  [1, false, 'noch 1 Arbeitsstunde', '1 working hour left'],
  [0, false, 'unter 1 Arbeitsstunde', 'under 1 working hour left'],
  [0, true, 'überfällig', 'overdue'],
  [-1, true, '1 Arbeitsstunde überfällig', '1 working hour overdue'],
  [-20, true, '2 Arbeitstage überfällig', '2 working days overdue'],
])('%d business hours, late: %s, is said in words', (hours, over, german, english) => {
  const left = { hours, over };
  expect(timeLeftWords(left, wordsIn('de'))).toBe(german);
  expect(timeLeftWords(left, wordsIn('en'))).toBe(english);
});
