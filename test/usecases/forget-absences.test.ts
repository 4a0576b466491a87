import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  endedAbsences,
  type ForgetDeps,
  forgetEndedAbsences,
  forgetInAbsences,
} from '../../src/usecases/forget-absences.ts';
import type { AbsenceRow, AbsenceRows } from '../../src/usecases/people-ports.ts';
import { startWorld, type World } from '../support/world.ts';

const tim = { oid: '2f6a1c10-0000-4000-8000-000000000002', name: 'Tim Krause' };
const ina = { oid: '2f6a1c10-0000-4000-8000-000000000003', name: 'Ina Groth' };
const days = { from: '2024-03-01', to: '2024-03-05', source: 'typed' } as const;
const before = '2024-06-01';

describe('absences that somebody changes while they are forgotten', () => {
  let world: World;
  let rows: AbsenceRows;
  beforeAll(async () => {
    world = await startWorld({ mails: false, rows: 1 });
    rows = world.product.context.absenceRows;
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    for (const row of await rows.list()) await rows.remove(row);
    await rows.add({ person: tim, ...days });
    await rows.add({ person: ina, ...days });
    const hers = (await rows.list()).find(({ oid }) => oid === ina.oid);
    if (hers) await rows.change(hers, { ...hers, askedOid: tim.oid, accepted: true });
  });

  /** What somebody does to each row right after it was read, the first `times` times. */
  function meanwhile(does: (row: AbsenceRow) => Promise<void>, times: number): ForgetDeps {
    let left = times;
    const list = async () => {
      const read = await rows.list();
      if (left-- > 0) for (const row of read) await does(row);
      return read;
    };
    return { absenceRows: { ...rows, list }, now: () => new Date('2026-11-25T10:00:00Z') };
  }
  const changed = (row: AbsenceRow) => rows.change(row, { ...row, declined: true });

  it('are read again and go all the same', async () => {
    expect(await forgetEndedAbsences(before, meanwhile(changed, 1))).toEqual({
      count: 2,
      left: [],
    });
    expect(await rows.list()).toEqual([]);
  });

  it('no longer say who covered, either', async () => {
    const whom = { oids: [tim.oid], names: ['tim krause'] };
    expect(await forgetInAbsences(whom, meanwhile(changed, 1))).toEqual({ count: 2, left: [] });
    expect(await rows.list()).toMatchObject([{ oid: ina.oid, askedOid: '' }]);
  });

  it('are named when they are changed a second time, and counted by nobody', async () => {
    const deps = meanwhile(changed, 2);
    const { count, left } = await forgetEndedAbsences(before, deps);
    expect([count, left.map(({ oid }) => oid).toSorted()]).toEqual([0, [tim.oid, ina.oid]]);
    expect(await rows.list()).toHaveLength(2);
  });

  it('stay when they have not ended any more', async () => {
    const longer = meanwhile((row) => rows.end(row, '2099-01-01'), 1);
    expect(await forgetEndedAbsences(before, longer)).toEqual({ count: 0, left: [] });
    expect(await rows.list()).toHaveLength(2);
  });

  it('are not counted when somebody else has taken them away', async () => {
    const gone = meanwhile((row) => rows.remove(row), 1);
    expect(await forgetEndedAbsences(before, gone)).toEqual({ count: 0, left: [] });
    expect(await endedAbsences(before, gone)).toEqual([]);
  });

  it('are not passed over when Microsoft refuses', async () => {
    await world.control('POST', '/faults', { path: '/items/', status: 403, method: 'DELETE' });
    const deps = meanwhile(changed, 0);
    await expect(forgetEndedAbsences(before, deps)).rejects.toThrow();
    await world.control('DELETE', '/faults');
  });
});
