import { expect, it } from 'vitest';
import { checkRights } from './rights.ts';

it('nobody gets a row of the register beyond their rights, nor longer than five minutes after they were taken', async () => {
  const report = await checkRights({ people: 25, layouts: 4, seed: 1 });
  expect(report.broken).toEqual([]);
  expect(report.revocations).toBeGreaterThan(5);
  expect(report.withinBound).toBeGreaterThan(0);
  expect(report.refused).toBeGreaterThan(20);
  expect(report.shown).toBeGreaterThan(20);
}, 60_000);
