import { expect, it } from 'vitest';
import { openKey } from '../../src/core/signals.ts';
import { prepareRegister } from '../../src/usecases/current-register.ts';
import { createLatestCheck } from '../../src/usecases/latest-check.ts';
import { person } from '../support/register.ts';

const now = () => new Date('2026-11-23T10:00:00Z');

function registerOf(rows: Record<string, unknown>[]) {
  const read = { rows, absences: [], settings: {}, roles: { leads: [], auditors: [] } };
  return prepareRegister({ ...read, asOf: now().toISOString() }, openKey, '2026-11-23');
}

const lonely = registerOf([{ id: 1, Title: 'Fax', Owner: person('Anna') }]);
const covered = registerOf([{ id: 1, Title: 'Fax', Owner: person('Anna'), Deputy: person('Ben') }]);
const never = () => new Promise<void>(() => {});

it('checks each reading of the register once', async () => {
  let asked = 0;
  const accounts = {
    stateOf: async (oids: readonly string[]) => {
      asked += 1;
      return new Map(oids.map((oid) => [oid, 'fine' as const]));
    },
  };
  const wait = (ms: number) => (ms === 0 ? Promise.resolve() : never());
  const check = createLatestCheck({ accounts, now, wait, onFailed: () => {} });
  expect((await check(lonely))?.findings.map(({ kind }) => kind)).toEqual(['no_deputy']);
  await check(lonely);
  expect(asked).toBe(1);
  expect((await check(covered))?.findings).toEqual([]);
  expect(asked).toBe(2);
});

it('goes on without the directory when that does not answer, and says so', async () => {
  const failures: unknown[] = [];
  const accounts = {
    stateOf: async () => {
      throw new Error('no directory');
    },
  };
  const wait = (ms: number) => (ms === 0 ? Promise.resolve() : never());
  const check = createLatestCheck({ accounts, now, wait, onFailed: (e) => failures.push(e) });
  const answer = await check(lonely);
  expect(answer?.unchecked).toEqual(['accounts', 'handoffs']);
  expect(answer?.findings).toHaveLength(1);
  expect(failures).toHaveLength(1);
});

it('has no answer yet while a check takes longer than anybody waits, and has it later', async () => {
  let goOn = () => {};
  const slow = new Promise<void>((done) => {
    goOn = done;
  });
  const wait = (ms: number) => (ms === 0 ? slow : Promise.resolve());
  const check = createLatestCheck({ now, wait, onFailed: () => {} });
  expect(await check(lonely)).toBeUndefined();
  goOn();
  await expect.poll(() => check(lonely)).toMatchObject({ findings: [{ kind: 'no_deputy' }] });
});
