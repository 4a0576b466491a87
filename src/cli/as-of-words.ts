import type { AsOfDoubt } from '../core/as-of.ts';
import { counted } from './counted.ts';

const reasons: Record<AsOfDoubt['why'], (since: string) => string> = {
  begin_unknown: () => 'states no first day, so it may have begun later',
  end_unknown: () => 'was retired and states no last day, so it is left out',
  entered_later: (since) => `was entered on ${since} only; this is what it said first`,
  versions_missing: (since) =>
    `has no version in SharePoint older than ${since}; this is the oldest`,
  versions_unread: () => 'is told as it stands today: its earlier versions could not be read',
  versions_refused: () =>
    'is told as it stands today: SharePoint does not show you earlier versions',
};

/** So many rows are told of; one line for each of thousands helps nobody. */
const mostTold = 5;

/** What is not certain: a sentence for each of the first rows, and how many more there are. */
export function doubtLines(doubts: readonly AsOfDoubt[]): string[] {
  const more = doubts.length - mostTold;
  const told = doubts.slice(0, mostTold).map(doubtIn);
  return more > 0
    ? [...told, `… and ${counted(more, 'more row')} (--json of as-of names all).`]
    : told;
}

function doubtIn({ row, title, why, since = '' }: AsOfDoubt): string {
  return `Row ${row}, ${title}: ${reasons[why](since)}.`;
}
