import { describe, expect, it } from 'vitest';
import type { WrittenRow } from '../../src/core/row-history.ts';
import type { RowVersions } from '../../src/usecases/register-ports.ts';
import { registerThen } from '../../src/usecases/register-then.ts';
import { person } from '../support/register.ts';

const row = {
  id: 1,
  Title: 'Mahnungen',
  Owner: person('Sabine Kern'),
  ValidFrom: '2026-01-01',
  Created: '2026-01-01T08:00:00Z',
  Modified: '2026-06-01T08:00:00Z',
};
const rows = () => [row];

/** SharePoint, as far as its versions are asked for; `until` it gives none. */
function versionsOf(until = 0) {
  const asked: (readonly WrittenRow[])[] = [];
  const read: RowVersions['read'] = async (wanted) => {
    asked.push(wanted);
    const versions = [{ writtenAt: row.Created, row: { ...row, Title: 'Mahnwesen' } }];
    const isReady = asked.length > until;
    return { versions: new Map(isReady ? [[1, versions]] : []), missing: 'versions_unread' };
  };
  return { asked, read };
}

describe('the register of a day that is over', () => {
  it('is worked out once, and again when the list was read anew; the right to it is asked for each time', async () => {
    const register = { rows: rows(), asOf: '2026-11-26T08:00:00Z' };
    const versions = versionsOf();
    const then = await registerThen(register, '2026-03-14', versions);
    expect(then.responsibilities).toMatchObject([{ title: 'Mahnwesen' }]);
    expect(await registerThen(register, '2026-03-14', versions)).toBe(then);
    expect(then.index()).toBe(then.index());
    expect(
      await registerThen({ rows: rows(), asOf: '2026-11-26T08:00:00Z' }, '2026-03-14', versions),
    ).not.toBe(then);
    expect(versions.asked).toHaveLength(3);
    expect(versions.asked[0]).toEqual([{ id: 1, writtenAt: row.Modified }]);
  });

  it('is not kept while versions are missing', async () => {
    const register = { rows: rows(), asOf: '2026-11-26T08:00:00Z' };
    const versions = versionsOf(1);
    const early = await registerThen(register, '2026-03-14', versions);
    expect(early.doubts).toMatchObject([{ row: 1, why: 'versions_unread' }]);
    const then = await registerThen(register, '2026-03-14', versions);
    expect(then.doubts).toEqual([]);
    expect(then.responsibilities).toMatchObject([{ title: 'Mahnwesen' }]);
  });

  it('is kept for the three days that were asked for last', async () => {
    const register = { rows: rows(), asOf: '2026-11-26T08:00:00Z' };
    const versions = versionsOf();
    const first = await registerThen(register, '2026-03-01', versions);
    const second = await registerThen(register, '2026-03-02', versions);
    await registerThen(register, '2026-03-03', versions);
    await registerThen(register, '2026-03-01', versions);
    await registerThen(register, '2026-03-04', versions);
    expect(await registerThen(register, '2026-03-01', versions)).toBe(first);
    expect(await registerThen(register, '2026-03-02', versions)).not.toBe(second);
  });
});
