import { expect, it } from 'vitest';
import { runKeyIn, shortRunKey } from '../../src/core/run-key.ts';

const key = '3f2a1b4c-1111-4222-8333-444455556666';

it.each([
  [`AW: Rechnung 4711, Vorgang ${shortRunKey(key)}`, '3f2a1b4c'],
  ['Re: invoice (run #3f2a1b4c)', '3f2a1b4c'],
  [`Vorgang Nr. ${key}: bitte prüfen`, key],
  ['Vorgang: 3F2A1B4C.', '3f2a1b4c'],
  ['Durchlauf 3F2A1B4C: Rückfrage', '3f2a1b4c'],
  ['Vorgang 4711', undefined],
  ['Vorgang 3F2A1B4CD', undefined],
  ['3F2A1B4C', undefined],
  ['Vorgangsweise 3F2A1B4C', undefined],
])('in “%s” the run is %s', (subject, expected) => {
  expect(runKeyIn(subject)).toBe(expected);
});
