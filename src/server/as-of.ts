import type { AsOfDoubt } from '../core/as-of.ts';
import type { AsOf } from '../wire/api.ts';

/** So many missing rows are named. */
const mostMissing = 5;

/** A day and how much of it is not certain; which rows that are stands at the rows. */
export function asOfView({ day, doubts }: { day: string; doubts: readonly AsOfDoubt[] }): AsOf {
  const because = (why: AsOfDoubt['why']) => doubts.filter((doubt) => doubt.why === why);
  const missing = because('end_unknown').map(({ row, title }) => ({ row, title }));
  return {
    day,
    doubtCount: doubts.length,
    missing: missing.slice(0, mostMissing),
    missingCount: missing.length,
    enteredLater: because('entered_later').length,
    unread: because('versions_unread').length,
  };
}
