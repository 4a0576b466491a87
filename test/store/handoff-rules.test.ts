import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { handoffStates } from '../../src/core/handoff.ts';
import { type Condition, type HandoffRule, holds } from '../../src/core/handoff-rule.ts';
import { indexWith } from '../support/fill-index.ts';
import { seen, storedHandoff } from '../support/handoff.ts';

const person = fc.constantFrom('a', 'b', 'c', 'ß', "o'hara");
const area = fc.constantFrom('', 'Rechnungen', 'Lohn und Personal', 'Zölle');
const state = fc.constantFrom(...handoffStates);
const responsibility = fc.option(fc.nat(4), { nil: undefined });

const domain = fc.constantFrom('', 'firma.de', 'Firma.DE', 'mail.firma.de');

const row = fc.record({ sender: person, domain, owner: person, area, state, responsibility });
const rows = fc.array(row, { maxLength: 30 }).map((layouts) =>
  layouts.map((each, at) =>
    storedHandoff(at + 1, {
      handedOffBy: { oid: each.sender, name: each.sender },
      senderDomain: each.domain,
      owner: { oid: each.owner, name: each.owner },
      area: each.area,
      state: each.state,
      ...(each.responsibility !== undefined && { responsibilityId: each.responsibility }),
    }),
  ),
);

const among = (values: fc.Arbitrary<string | number>) => fc.array(values, { maxLength: 3 });
const asked = fc.oneof(
  fc.record({ field: fc.constantFrom('sender', 'owner'), among: among(person) }),
  fc.record({ field: fc.constant('area'), among: among(area) }),
  fc.record({ field: fc.constant('domain'), among: among(domain) }),
  fc.record({ field: fc.constant('state'), among: among(state) }),
  fc.record({ field: fc.constant('responsibility'), among: among(fc.nat(4)) }),
);
const condition = fc
  .tuple(asked, fc.boolean())
  .map(([each, not]): Condition => ({ ...each, ...(not && { not: true }) }));
const rule: fc.Arbitrary<HandoffRule> = fc.array(fc.array(condition, { maxLength: 3 }), {
  maxLength: 4,
});

it('a domain is the same in small and large letters, and another one within a company', () => {
  const from = (senderDomain: string) => storedHandoff(1, { senderDomain }).record;
  const rule: HandoffRule = [[{ field: 'domain', among: ['firma.de'] }]];
  expect(
    ['firma.de', 'Firma.DE', 'mail.firma.de', ''].map((each) => holds(rule, from(each))),
  ).toEqual([true, true, false, false]);
});

it('the index finds exactly what a rule holds for', () => {
  fc.assert(
    fc.property(rows, fc.array(rule, { maxLength: 3 }), (stored, rules) => {
      const index = indexWith(stored);
      const question = {
        rules,
        order: 'handed_off',
        descending: false,
        skip: 0,
        size: 99,
      } as const;
      const found = index.page(question);
      index.close();
      const expected = stored.filter(({ record }) => rules.every((each) => holds(each, record)));
      expect(found.rows).toEqual(expected.map(seen));
      expect(found.total).toBe(expected.length);
    }),
    { numRuns: 300 },
  );
});
