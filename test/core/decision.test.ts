import { expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { choose, decide, weigh } from '../../src/core/decision.ts';
import { featuresOf } from '../../src/core/features.ts';
import { readRequest } from '../../src/core/mail.ts';
import { suggest } from '../../src/core/suggestion.ts';
import { traceOf } from '../../src/core/trace.ts';
import { mail, responsibility } from '../support/register.ts';

const today = '2026-11-23';
const index = buildRegisterIndex([
  responsibility({ id: 1, title: 'Fracht', keywords: ['Zoll'], validTo: '2026-10-31' }),
  responsibility({ id: 2, title: 'Frachtbriefe', description: 'Zoll und Fracht' }),
  responsibility({ id: 3, title: 'Kantine' }),
]);
const asked = mail({ text: 'Der Zoll fragt nach der Fracht.' });
const request = readRequest(asked);

it('is the same whether a mail is weighed for it or was weighed before', () => {
  const weighed = weigh(featuresOf(request), index);
  for (const circumstances of [{}, { today }, { readable: new Set([2, 3]) }, {}])
    expect(choose(weighed, index, circumstances)).toEqual(
      decide(featuresOf(request), index, circumstances),
    );
});

it('is the one that a suggestion and a trace of the same mail tell', () => {
  const knowledge = { index, absences: [], today };
  const decision = decide(featuresOf(request), index, knowledge);
  expect(suggest(request, knowledge, decision)).toEqual(suggest(request, knowledge));
  const trace = traceOf(asked, knowledge);
  expect(trace.suggestion).toEqual(suggest(request, knowledge));
  expect(trace.weighed.map(({ row }) => row)).toEqual(
    decision.ranking.map(({ responsibility: { id } }) => id),
  );
  expect(trace.removed).toEqual([
    { row: 1, title: 'Fracht', area: '', why: 'not_in_force', to: '2026-10-31' },
  ]);
});
