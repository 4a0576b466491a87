import type { HandoffPage } from '../../../wire/api.ts';
import { useHandoffs } from '../../shared/queries.ts';

/** What a desk is made of, as far as it is known. */
export interface DeskPages {
  page: HandoffPage | undefined;
  /** When it was read, in milliseconds. */
  readAt: number;
  error: Error | null;
  retry: () => void;
}

/** What was handed to me, and what I handed to others: the first is the desk, the second stands in the log. */
export function useDesk(): DeskPages {
  const desk = useHandoffs('desk');
  const log = useHandoffs('log');
  const retry = () => {
    void desk.refetch();
    void log.refetch();
  };
  const page = desk.data && log.data && merged(desk.data, log.data);
  const readAt = Math.min(desk.dataUpdatedAt, log.dataUpdatedAt);
  return { page, readAt, error: desk.error ?? log.error, retry };
}

function merged(desk: HandoffPage, log: HandoffPage): HandoffPage {
  const known = new Set(desk.handoffs.map(({ handoffKey }) => handoffKey));
  const rest = log.handoffs.filter(({ handoffKey }) => !known.has(handoffKey));
  return { handoffs: [...desk.handoffs, ...rest], asOf: desk.asOf };
}
