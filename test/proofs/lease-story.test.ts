import { expect, it } from 'vitest';
import { doublePollers } from './fleet/lease-story.ts';

const first = '11111111-1111-4111-8111-111111111111';
const second = '22222222-2222-4222-8222-222222222222';
const taken = (holder: string, at: string, until: string) => ({
  number: 1,
  event: 'item.updated',
  at: `2026-11-26T12:${at}Z`,
  detail: { list: 'Settings', id: '7', fields: { Value: `${holder} 2026-11-26T12:${until}Z` } },
});
const emptied = (at: string, id = '7') => ({
  ...taken(first, at, at),
  detail: { list: 'Settings', id, fields: { Value: '' } },
});

it('finds a lease that was taken from somebody who still had it', () => {
  expect(doublePollers([taken(first, '00:00', '02:30'), taken(second, '01:00', '03:30')])).toEqual([
    `two pollers: ${second} took the lease while ${first} had it`,
  ]);
});

it('takes a renewed lease, and one that had run out, for what they are', () => {
  const ledger = [
    taken(first, '00:00', '02:30'),
    taken(first, '01:00', '03:30'),
    taken(second, '03:30', '06:00'),
  ];
  expect(doublePollers(ledger)).toEqual([]);
});

it('takes one that was given back for free, and another setting that is emptied for no such word', () => {
  const [before, after] = [taken(first, '00:00', '02:30'), taken(second, '01:00', '03:30')];
  expect(doublePollers([before, emptied('00:30'), after])).toEqual([]);
  expect(doublePollers([before, emptied('00:30', '8'), after])).toHaveLength(1);
});
