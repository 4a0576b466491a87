import { expect, it } from 'vitest';
import { checkRights } from './rights.ts';

it('nobody gets the register beyond their rights, nor longer than five minutes after they were taken', async () => {
  const report = await checkRights({ people: 20, layouts: 4, rowRights: false, seed: 1 });
  expect(report.broken).toEqual([]);
  expect(report.revocations).toBeGreaterThan(5);
  expect(report.withinBound).toBeGreaterThan(0);
  expect(report.refused).toBeGreaterThan(20);
  expect(report.shown).toBeGreaterThan(20);
}, 60_000);

it('where rows have rights of their own, nobody gets a row they may not read', async () => {
  const report = await checkRights({ people: 10, layouts: 4, rowRights: true, seed: 2 });
  expect(report.broken).toEqual([]);
  expect(report.shown).toBeGreaterThan(10);
}, 60_000);
