import { describe, expect, it } from 'vitest';
import { registerChanges } from '../../../src/core/chapter/register-changes.ts';
import { person } from '../../support/register.ts';

const row = (id: number, more: Record<string, unknown>) => ({
  id,
  Title: 'Mahnungen',
  Area: 'Rechnungen',
  Owner: person('Anna'),
  Status: 'Active',
  ...more,
});
const during = (rows: ReturnType<typeof row>[]) =>
  registerChanges(rows, '2026-01-01', '2026-03-31');

describe('what changed in the register within a period', () => {
  it('is one change when a row continues another that ended the day before, and says in what they differ', () => {
    const rows = [
      row(1, { ValidFrom: '2025-01-01', ValidTo: '2026-02-28', Keywords: 'Mahnung' }),
      row(2, { ValidFrom: '2026-03-01', Owner: person('Ben'), Keywords: 'Mahnung\nInkasso' }),
    ];
    expect(during(rows)).toEqual([
      {
        kind: 'changed',
        day: '2026-03-01',
        row: 2,
        title: 'Mahnungen',
        area: 'Rechnungen',
        owner: 'Ben',
        before: { row: 1, owner: 'Anna' },
        parts: ['owner', 'texts'],
      },
    ]);
  });

  it('is an end and a beginning when nothing continues, on the first day without and with the row', () => {
    const rows = [
      row(1, { ValidTo: '2026-02-27', Status: 'Retired' }),
      row(2, { ValidFrom: '2026-03-02' }),
      row(3, { Title: 'Andere', ValidFrom: '2026-02-28' }),
    ];
    expect(during(rows).map(({ kind, day, row: id }) => [kind, day, id])).toEqual([
      ['ended', '2026-02-28', 1],
      ['began', '2026-02-28', 3],
      ['began', '2026-03-02', 2],
    ]);
  });

  it('counts the first and the last day of the period, and no draft', () => {
    const rows = [
      row(1, { ValidFrom: '2026-01-01' }),
      row(2, { Title: 'B', ValidFrom: '2026-03-31' }),
      row(3, { Title: 'C', ValidFrom: '2025-12-31' }),
      row(4, { Title: 'D', ValidFrom: '2026-04-01' }),
      row(5, { Title: 'E', ValidFrom: '2026-02-01', Status: 'Draft' }),
      row(6, { Title: 'F', ValidTo: '2026-03-31' }),
    ];
    expect(during(rows).map(({ row: id }) => id)).toEqual([1, 2]);
  });

  const saidOn = (writtenAt: string, more: Record<string, unknown> = {}) => ({
    writtenAt,
    row: row(1, { ValidFrom: '2025-01-01', ...more }),
  });
  const within = (...versions: ReturnType<typeof saidOn>[]) =>
    registerChanges([row(1, { ValidFrom: '2025-01-01' })], '2026-01-01', '2026-03-31', {
      versions: new Map([[1, versions]]),
      missing: 'versions_unread',
    });

  it('is what was changed within a row, by its versions: several changes of one day are one', () => {
    const changes = within(
      saidOn('2026-04-02T08:00:00Z', { Deputy: person('Dora'), Filing: true }),
      saidOn('2026-03-02T09:00:00Z', { Deputy: person('Dora'), Confidential: true }),
      saidOn('2026-03-02T08:00:00Z', { Deputy: person('Clara'), Confidential: true }),
      saidOn('2025-01-01T08:00:00Z', { Deputy: person('Clara') }),
    );
    expect(changes).toEqual([
      {
        kind: 'changed',
        day: '2026-03-02',
        row: 1,
        title: 'Mahnungen',
        area: 'Rechnungen',
        owner: 'Anna',
        before: { row: 1, owner: 'Anna' },
        parts: ['deputies', 'confidential'],
      },
    ]);
  });

  it('is nothing when a row was only confirmed, changed and changed back within a day, or still a draft', () => {
    expect(
      within(
        saidOn('2026-03-05T08:00:00Z', { ReviewedAt: '2026-03-05' }),
        saidOn('2026-03-02T09:00:00Z'),
        saidOn('2026-03-02T08:00:00Z', { Description: 'falsch' }),
        saidOn('2026-02-01T08:00:00Z'),
        saidOn('2026-01-15T08:00:00Z', { Status: 'Draft', Description: 'Entwurf' }),
      ),
    ).toEqual([]);
  });

  it('says when the owner was overwritten in place', () => {
    const [change] = within(
      saidOn('2026-02-01T08:00:00Z', { Owner: person('Ben') }),
      saidOn('2025-01-01T08:00:00Z'),
    );
    expect(change).toMatchObject({
      owner: 'Ben',
      before: { row: 1, owner: 'Anna' },
      parts: ['owner'],
    });
  });
});
