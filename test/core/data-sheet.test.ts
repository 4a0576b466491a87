import { describe, expect, it } from 'vitest';
import { dataSheet, unknownColumns } from '../../src/core/data-sheet.ts';
import { listPlans } from '../../src/core/lists.ts';

describe('the data sheet', () => {
  it('gives a reason for every column of every list, and for none that is not there', () => {
    expect(dataSheet().withoutPurpose).toEqual([]);
    expect(unknownColumns()).toEqual([]);
    const planned = listPlans.reduce((sum, { columns }) => sum + columns.length + 1, 0);
    expect(dataSheet().fields).toHaveLength(planned);
  });

  it('notices a new column that nobody gave a reason for', () => {
    const [first, ...rest] = listPlans;
    if (first === undefined) throw new Error('there are no lists');
    const more = {
      ...first,
      columns: [...first.columns, { name: 'Birthday', type: 'date' as const }],
    };
    expect(dataSheet([more, ...rest]).withoutPurpose).toEqual(['Responsibilities.Birthday']);
  });

  it('says of hand-offs that what names people can be erased, and the rest stays', () => {
    const retention = new Map(
      dataSheet().fields.map((each) => [`${each.list}.${each.column}`, each.retention]),
    );
    expect(retention.get('Handoffs.OwnerName')).toBe('erasable');
    expect(retention.get('Handoffs.Title')).toBe('erasable');
    expect(retention.get('Handoffs.StateSince')).toBe('record');
    expect(retention.get('HandoffEvents.Disclosures')).toBe('erasable');
    expect(retention.get('Responsibilities.Owner')).toBe('entry');
  });
});
