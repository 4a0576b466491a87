import { expect, it } from 'vitest';
import { registerThen } from '../../src/usecases/register-then.ts';
import { person } from '../support/register.ts';

const rows = () => [
  { id: 1, Title: 'Mahnungen', Owner: person('Sabine Kern'), ValidFrom: '2026-01-01' },
];

it('works out a day once, and again when the list was read anew', () => {
  const register = { rows: rows() };
  const then = registerThen(register, '2026-03-14');
  expect(then.responsibilities).toHaveLength(1);
  expect(registerThen(register, '2026-03-14')).toBe(then);
  expect(then.index()).toBe(then.index());
  expect(registerThen({ rows: rows() }, '2026-03-14')).not.toBe(then);
});

it('keeps the three days that were asked for last', () => {
  const register = { rows: rows() };
  const first = registerThen(register, '2026-03-01');
  const second = registerThen(register, '2026-03-02');
  registerThen(register, '2026-03-03');
  registerThen(register, '2026-03-01');
  registerThen(register, '2026-03-04');
  expect(registerThen(register, '2026-03-01')).toBe(first);
  expect(registerThen(register, '2026-03-02')).not.toBe(second);
});
