import { describe, expect, it } from 'vitest';
import {
  archivedItem,
  archivedYear,
  firstYearOf,
  isSameEvent,
  placeInSharePoint,
  placeOfItem,
  withoutMoved,
} from '../../src/core/archive.ts';
import type { ListRow } from '../../src/core/audit-rows.ts';

const row = (id: string, key: string, more: object = {}): ListRow => ({
  id,
  fields: { EventKey: key, LeafHash: 'a', LogIndex: 0, Disclosures: '{}', ...more },
});

describe('the ids of archived rows', () => {
  it('are unique over all lists, stay whole numbers, and lead back', () => {
    expect(archivedItem(2025, '3')).toBe('2025000000003');
    expect(placeOfItem('2025000000003')).toEqual({ year: 2025, id: '3' });
    expect(placeOfItem('30000000')).toEqual({ id: '30000000' });
    expect(Number.isSafeInteger(Number(archivedItem(2099, '999999999')))).toBe(true);
  });

  it('are told to people as they find them in SharePoint', () => {
    const place = placeInSharePoint('HandoffEvents', '2025000000003');
    expect(place).toEqual({ list: 'HandoffEvents2025', id: '3' });
    expect(placeInSharePoint('Handoffs', '3')).toEqual({ list: 'Handoffs', id: '3' });
    expect(placeInSharePoint('Handoffs', '')).toEqual({ list: 'Handoffs', id: '' });
  });
});

describe('the year of an archive', () => {
  it('stands in the name of its list, and nothing else is one', () => {
    expect(
      ['HandoffEvents2025', 'HandoffEvents', 'HandoffEvents25', 'Handoffs2025'].map(archivedYear),
    ).toEqual([2025, undefined, undefined, undefined]);
  });

  it('is that of the moment of signing or later, and clocks may disagree by a day', () => {
    expect(firstYearOf('2026-01-01T10:00:00Z')).toBe(2025);
    expect(firstYearOf('2026-01-03T10:00:00Z')).toBe(2026);
    expect(firstYearOf('')).toBe(0);
  });
});

describe('an event that stands in two lists', () => {
  const copy = row('2025000000001', 'h:1');

  it('is one when its copy says the same, word for word', () => {
    expect(withoutMoved([row('7', 'h:1'), row('8', 'h:2'), copy])).toEqual([row('8', 'h:2'), copy]);
  });

  it('stays two when they differ, and when both stand in the same list', () => {
    const other = row('7', 'h:1', { Disclosures: '{"Note":["00","x"]}' });
    expect(withoutMoved([other, copy])).toEqual([other, copy]);
    const twice = [row('7', 'h:1'), row('8', 'h:1')];
    expect(withoutMoved(twice)).toEqual(twice);
    const again = [copy, row('2025000000002', 'h:1')];
    expect(withoutMoved(again)).toEqual(again);
  });

  it('is compared without what SharePoint adds, and an empty column is an absent one', () => {
    expect(isSameEvent(row('1', 'h:1', { Modified: 'now', KeyId: null }), row('2', 'h:1'))).toBe(
      true,
    );
    expect(isSameEvent(row('1', 'h:1', { LogIndex: 1 }), row('2', 'h:1'))).toBe(false);
  });
});
