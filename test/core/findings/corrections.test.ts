import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../../src/core/candidates.ts';
import { checkCorrections } from '../../../src/core/findings/corrections.ts';
import type { Correction } from '../../../src/core/findings/facts.ts';
import { readRegister } from '../../../src/core/register.ts';
import { defaultSite } from '../../../src/core/site.ts';
import { person } from '../../support/register.ts';

const owner = { Owner: person('Anna'), Area: 'Rechnungen' };
const register = [
  { id: 1, Title: 'Eingangsrechnungen', NotHere: 'Reisekosten', ...owner },
  { id: 2, Title: 'Mahnungen', ...owner },
  { id: 3, Title: 'Gutschriften', NotHere: 'Mahnungen, die wir schicken', ...owner },
  { id: 4, Title: 'Altes', ValidTo: '2020-01-01', ...owner },
];

function found(corrections?: Correction[], rows: Record<string, unknown>[] = register) {
  const { responsibilities, findings } = readRegister(rows);
  const index = buildRegisterIndex(responsibilities);
  const facts = { rows, responsibilities, findings, index, absences: [], site: defaultSite };
  return checkCorrections({
    ...facts,
    today: '2026-11-23',
    ...(corrections && { corrections }),
  });
}
const times = (count: number, from: number, to: number, at = '2026-11-20T09:00:00Z') =>
  Array.from({ length: count }, () => ({ from, to, at }));

describe('what people corrected', () => {
  it('three times the same way is told, with a border proposed at the row that was wrong', () => {
    expect(found(times(3, 1, 2))).toEqual([
      {
        kind: 'corrected_into',
        weight: 'soon',
        row: 2,
        title: 'Mahnungen',
        area: 'Rechnungen',
        column: 'NotHere',
        about: { count: 3, others: [{ row: 1, title: 'Eingangsrechnungen' }] },
        remedy: { does: 'draw_border', row: 1, columns: { NotHere: 'Reisekosten\nMahnungen' } },
      },
    ]);
  });

  it('fewer times is not told, nor several ways that are seldom each', () => {
    expect(found(times(2, 1, 2))).toEqual([]);
    expect(found([...times(2, 1, 2), ...times(2, 4, 2)])).toEqual([]);
    expect(found()).toEqual([]);
  });

  it('draws the border where it happens most', () => {
    const [finding] = found([...times(3, 1, 3), ...times(5, 2, 3)]);
    expect(finding).toMatchObject({
      row: 3,
      about: { count: 8, others: [{ row: 2 }, { row: 1 }] },
      remedy: { row: 2, columns: { NotHere: 'Gutschriften' } },
    });
  });

  it('is told by itself, without asking again, where the owner of the other row said no', () => {
    const no = '2026-11-21T08:30:00.000Z | Anna | NotHere | Gutschriften';
    const rows = register.map((each) => (each.id === 2 ? { ...each, DeclinedLines: no } : each));
    const corrections = [...times(3, 1, 3), ...times(5, 2, 3)];
    const others = (row: number) => ({ others: [expect.objectContaining({ row })] });
    expect(found(corrections, rows)).toMatchObject([
      { weight: 'soon', about: { count: 3, ...others(1) }, remedy: { row: 1 } },
      {
        weight: 'note',
        about: { count: 5, ...others(2), declined: { by: 'Anna', stands: true } },
        remedy: { row: 2 },
      },
    ]);
    const again = [...corrections, ...times(3, 2, 3, '2026-11-22T09:00:00Z')];
    expect(found(again, rows)).toMatchObject([
      { weight: 'soon', about: { count: 6, others: [{ row: 1 }, { row: 2 }] } },
    ]);
  });

  it('is not told any more where the border stands, and not about rows that do not answer', () => {
    expect(found(times(9, 3, 2))).toEqual([]);
    expect(found(times(9, 4, 2))).toEqual([]);
    expect(found(times(9, 1, 4))).toEqual([]);
  });
});
