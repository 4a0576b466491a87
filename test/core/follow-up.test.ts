import { expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { followUp } from '../../src/core/follow-up.ts';
import { openKey } from '../../src/core/signals.ts';
import { successorsOf } from '../../src/core/succession.ts';
import type { Responsibility } from '../../src/core/responsibility.ts';
import { handoffRecord } from '../support/handoff.ts';
import { person, responsibility } from '../support/register.ts';

const today = '2026-11-26';
const [anna, ben] = [person('Anna'), person('Ben')];
const row = (id: number, more: Partial<Responsibility> = {}) =>
  responsibility({ title: 'Zoll', owner: anna, ...more, id });
const asked = (rows: Responsibility[], absences = [] as { oid: string; from: string }[]) => {
  const index = buildRegisterIndex(rows, openKey, successorsOf(rows, today));
  const record = handoffRecord({ responsibilityId: 1, owner: anna });
  const choice = followUp(record, index, absences, today);
  return choice && [choice.responsibilityId, choice.recipient.role];
};

it('goes to whoever had the first one, while it is theirs and they are there', () => {
  expect(asked([row(1)])).toEqual([1, 'owner']);
  expect(asked([row(1, { owner: ben })])).toBeUndefined();
  expect(asked([row(1)], [{ oid: anna.oid, from: today }])).toBeUndefined();
  expect(asked([row(2)])).toBeUndefined();
});

it('goes on under the row that answers today, and nowhere when none does', () => {
  const ended = row(1, { validTo: '2026-11-25' });
  expect(asked([ended, row(2, { owner: ben, deputies: [anna] })])).toEqual([2, 'deputy']);
  expect(asked([ended, row(2, { owner: ben })])).toBeUndefined();
  expect(asked([ended])).toBeUndefined();
  expect(asked([ended, row(2, { validFrom: '2026-12-01' })])).toBeUndefined();
});
