import { ProductError } from '../core/errors.ts';
import type { Viewer } from '../core/visibility.ts';
import type { Caller, Clock } from './ports.ts';
import type { ReadingLog } from './record-ports.ts';

/** Within this time the same auditor reading the same again is one reading. */
const sameReadingMs = 10 * 60_000;
const mostRemembered = 1_000;

export interface Auditing {
  /** Answers what was read only once it stands in the record that this auditor read it. */
  read<Answer>(reading: AuditedReading<Answer>): Promise<Answer>;
}

export interface AuditedReading<Answer> {
  caller: Caller;
  viewer: Viewer;
  /** The question, in a form that is the same for the same question. */
  what: string;
  ask: () => Answer;
  count: (answer: Answer) => number;
}

/** Promise 6 of handoff.md: auditors see everything, and their reading is recorded; one failing, the other does not happen. */
export function createAuditing(readings: Pick<ReadingLog, 'note'>, now: Clock): Auditing {
  const lately = new Map<string, number>();
  return {
    async read({ caller, viewer, what, ask, count }) {
      if (!viewer.auditor) throw new ProductError('no_access', 'the caller is no auditor');
      const answer = ask();
      const key = `${caller.oid} ${what}`;
      const at = now();
      if (at.getTime() - (lately.get(key) ?? 0) < sameReadingMs) return answer;
      const reader = { oid: caller.oid, name: caller.name };
      await readings.note({ reader, at: at.toISOString(), what, rows: count(answer) });
      lately.delete(key);
      lately.set(key, at.getTime());
      const [oldest] = lately.keys();
      if (lately.size > mostRemembered && oldest !== undefined) lately.delete(oldest);
      return answer;
    },
  };
}
