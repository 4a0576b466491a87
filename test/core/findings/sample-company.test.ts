import { expect, it } from 'vitest';
import { buildRegisterIndex } from '../../../src/core/candidates.ts';
import { checks, told } from '../../../src/core/findings/check-register.ts';
import { confusionOf } from '../../../src/core/findings/confusions.ts';
import { readRegister } from '../../../src/core/register.ts';
import { defaultSite } from '../../../src/core/site.ts';
import { sampleCompany } from '../../../src/sample/company.ts';

it('finds in the sample company what is wrong there, and nothing else', () => {
  const today = '2026-11-23';
  const { responsibilities: rows, absences } = sampleCompany(
    new Date(`${today}T09:00:00Z`),
  ).register;
  const { responsibilities, findings } = readRegister(rows);
  const index = buildRegisterIndex(responsibilities);
  const facts = { rows, responsibilities, findings, index, absences, today, site: defaultSite };
  const found = told([
    ...checks.flatMap((check) => check(facts)),
    ...responsibilities.flatMap((row) => confusionOf(row, index, today) ?? []),
  ]);
  expect(found.map(({ kind, row }) => [kind, row])).toEqual([
    ['review_overdue', 10],
    ['review_overdue', 26],
    // Jens Maier and Olga Schneider have nobody but each other in all of purchasing
    ['stand_in_circle', 2],
  ]);
});
