import { describe, expect, it } from 'vitest';
import { recordedColumns } from '../../src/core/recorded-columns.ts';

describe('what the record keeps of a row', () => {
  it('a yes/no column that nobody set is no column, whether the list shows “no” or nothing', () => {
    expect(recordedColumns({ Subject: '', OwnSend: false })).toEqual(recordedColumns({}));
    expect(recordedColumns({ OwnSend: true })).toEqual({ OwnSend: true });
  });

  it('a text has no spaces around it and one kind of line end, a moment no milliseconds', () => {
    expect(
      recordedColumns({ Note: ' eins\r\nzwei ', HandedOffAt: '2026-11-26T05:00:00.123Z' }),
    ).toEqual({ Note: 'eins\nzwei', HandedOffAt: '2026-11-26T05:00:00Z' });
  });

  it('what is no column of ours is left out, and a zero is not', () => {
    expect(recordedColumns({ Etage: '3', Hops: 0 })).toEqual({ Hops: 0 });
  });
});
