import type { AsOfDoubt } from '../core/as-of.ts';

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

/** What is not certain about one row, as a sentence. */
export function doubtIn({ row, title, why, since = '' }: AsOfDoubt): string {
  return `Row ${row}, ${title}: ${reasons[why](since)}.`;
}
