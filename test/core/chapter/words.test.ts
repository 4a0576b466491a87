import { expect, it } from 'vitest';
import { germanWords } from '../../../src/core/chapter/words-de.ts';
import { englishWords } from '../../../src/core/chapter/words-en.ts';

it.each([
  ['de', germanWords],
  ['en', englishWords],
] as const)('a chapter speaks of none, one and several as a person would (%s)', (_, words) => {
  const { rows, changes, samples } = words;
  const said = [
    rows.intro(0, 0, '…'),
    rows.intro(1, 1, '…'),
    changes.intro(1),
    samples.intro(1, 1),
    samples.fine(1, 0),
    samples.fine(1, 1),
  ];
  for (const sentence of said) expect(sentence).not.toMatch(/\b[01] \p{L}/u);
  expect(rows.intro(2, 1, '…')).toMatch(/2 .*(?:einem Bereich|one area)/);
  expect(changes.intro(2)).toMatch(/^2 /);
});
