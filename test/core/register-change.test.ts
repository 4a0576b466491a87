import { describe, expect, it } from 'vitest';
import { changedRows, newRowId, withIds } from '../../src/core/register-change.ts';

const rows = [
  { id: 1, Title: 'Rechnungen', Deputy: { mail: 'a@b.example' }, DeputyMail: 'a@b.example' },
  { id: 2, Title: 'Mahnungen' },
];

describe('rows as they would be after changes', () => {
  it('keep what is not changed, and lose a person with their text twin', () => {
    const changes = withIds([
      { row: 2, columns: { Keywords: 'Mahnstufe' } },
      { row: 1, columns: { Deputy: null } },
    ]);
    expect(changedRows(rows, changes)).toEqual([
      { id: 1, Title: 'Rechnungen', Deputy: null, DeputyMail: '' },
      { id: 2, Title: 'Mahnungen', Keywords: 'Mahnstufe' },
    ]);
  });

  it('end with the new ones, each with an id of its own behind all others', () => {
    const changes = withIds([{ columns: { Title: 'A' } }, { columns: { Title: 'B' } }]);
    expect(changedRows(rows, changes).slice(2)).toEqual([
      { id: newRowId, Title: 'A' },
      { id: newRowId - 1, Title: 'B' },
    ]);
  });
});
