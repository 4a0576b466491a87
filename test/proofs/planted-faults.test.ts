import { expect, it } from 'vitest';
import { checks, told } from '../../src/core/findings/check-register.ts';
import { confusionOf } from '../../src/core/findings/confusions.ts';
import { held, plantedRegister, today, ways } from './planted-faults.ts';

it('finds every planted fault of every kind in 400 rows, and nothing where nothing was planted', () => {
  const { facts, expected } = plantedRegister(400, ways);
  const found = told([
    ...checks.flatMap((check) => check(facts)),
    ...facts.responsibilities.flatMap((row) => confusionOf(row, facts.index, today) ?? []),
  ]);
  const { missed, falseAlarms } = held(
    found.map(({ kind, row }) => `${kind} ${row}` as const),
    expected,
  );
  expect({ missed, falseAlarms }).toEqual({ missed: [], falseAlarms: [] });
});
