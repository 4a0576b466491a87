import { describe, expect, it } from 'vitest';
import { changedSince, noHistory, type RowHistory, rowOn } from '../../src/core/row-history.ts';

const day = '2026-03-14';
const entered = '2026-01-05T08:00:00Z';
const changed = '2026-04-01T08:00:00Z';
const now = { id: 7, Title: 'heute', Created: entered, Modified: changed };

const historyOf = (...versions: [writtenAt: string, title: string][]): RowHistory => ({
  versions: new Map([
    [7, versions.map(([writtenAt, Title]) => ({ writtenAt, row: { id: 7, Title } }))],
  ]),
  missing: 'versions_unread',
});

describe('what a row said on a day', () => {
  it('is what it says today when nobody has changed it since, and then nobody is asked', () => {
    const row = { ...now, Modified: '2026-03-14T22:00:00Z' };
    expect(rowOn(row, day, noHistory)).toEqual({ row });
    expect(changedSince([row, now], day)).toEqual([{ id: 7, writtenAt: changed }]);
  });

  it('counts a day as Germany does: a change in its last hour belongs to it, one after midnight does not', () => {
    const history = historyOf(
      [changed, 'heute'],
      ['2026-03-14T23:30:00Z', 'nach Mitternacht'],
      ['2026-03-14T22:30:00Z', 'abends'],
      [entered, 'zuerst'],
    );
    expect(rowOn(now, day, history)).toEqual({ row: { id: 7, Title: 'abends' } });
  });

  it('does not depend on the order in which the versions come', () => {
    const history = historyOf(
      [entered, 'zuerst'],
      [changed, 'heute'],
      ['2026-02-01T08:00:00Z', 'Februar'],
    );
    expect(rowOn(now, day, history)).toEqual({ row: { id: 7, Title: 'Februar' } });
  });

  it('is what it said first when it was entered later, and says since when it stands there', () => {
    const row = { ...now, Created: '2026-03-20T08:00:00Z' };
    const history = historyOf([changed, 'heute'], ['2026-03-20T08:00:01Z', 'zuerst']);
    const gap = { why: 'entered_later', since: '2026-03-20' };
    expect(rowOn(row, day, history)).toEqual({ row: { id: 7, Title: 'zuerst' }, gap });
    const asEntered = { ...row, Modified: row.Created };
    expect(rowOn(asEntered, day, noHistory)).toEqual({ row: asEntered, gap });
    expect(changedSince([asEntered], day)).toEqual([]);
  });

  it('is not known when the versions were trimmed or off: the oldest is taken, and that is said', () => {
    const trimmed = historyOf([changed, 'heute'], ['2026-03-20T08:00:00Z', 'älteste']);
    expect(rowOn(now, day, trimmed)).toEqual({
      row: { id: 7, Title: 'älteste' },
      gap: { why: 'versions_missing', since: '2026-03-20' },
    });
    expect(rowOn(now, day, historyOf([changed, 'heute'])).gap).toEqual({
      why: 'versions_missing',
      since: '2026-04-01',
    });
  });

  it('is not known when nobody has read the versions or may see them', () => {
    expect(rowOn(now, day, noHistory)).toEqual({ row: now, gap: { why: 'versions_unread' } });
    const refused: RowHistory = { versions: new Map(), missing: 'versions_refused' };
    expect(rowOn(now, day, refused).gap).toEqual({ why: 'versions_refused' });
  });

  it('is not known of a list that does not say when it was written', () => {
    const { Created: _created, Modified: _modified, ...row } = now;
    expect(rowOn(row, day, noHistory).gap).toEqual({ why: 'versions_unread' });
    expect(changedSince([row], day)).toEqual([{ id: 7, writtenAt: '' }]);
  });
});
