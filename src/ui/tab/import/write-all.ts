import type { ImportResults, ImportRow, ImportRows } from '../../../wire/imports.ts';
import { failureOf } from '../../shared/api-error.ts';

/** Why a row was not written; `refused`: our own server did not take it. */
export type RowFailure = NonNullable<ImportResults['results'][number]['failed']> | 'refused';

/** What became of a row; without `failed` it is written. */
export interface RowOutcome {
  row: ImportRow;
  failed?: RowFailure;
}

export interface Sending {
  send: (rows: ImportRows) => Promise<ImportResults>;
  wait: (ms: number) => Promise<void>;
  /** Stops between two requests, each of which takes two or three seconds. */
  signal: AbortSignal;
  onOutcomes: (outcomes: readonly RowOutcome[]) => void;
  /** Microsoft asks for a pause of so many seconds; 0 when it is over. */
  onPause: (seconds: number) => void;
}

/** A fifth of what Microsoft allows is left to the people who work meanwhile (decision 020). */
const msPerRow = 120;
/** What is sent at once, and may have been written by a request whose answer was lost. */
export const mostRows = 20;
const mostLetters = 200_000;

interface Sent {
  outcomes: RowOutcome[];
  pauseSeconds: number;
  /** It is not known which of them were written. */
  isUnsure: boolean;
}

/**
 * Writes rows part by part; the first `unsure` ones may have been written before. Throws when it can't go on: then the
 * rest can be written later.
 */
export async function writeAll(
  rows: readonly ImportRow[],
  unsure: number,
  sending: Sending,
): Promise<void> {
  // `alone`: how many of the next ones the server did not take as a whole, and is offered one by one
  let [rest, left, alone] = [rows, unsure, 0];
  while (rest.length > 0 && !sending.signal.aborted) {
    const part = partOf(rest, alone > 0 ? 1 : mostRows);
    const began = performance.now();
    const { outcomes, pauseSeconds, isUnsure } = await sent(part, left > 0, sending);
    sending.onOutcomes(outcomes);
    rest = rest.slice(outcomes.length);
    left = isUnsure ? Math.max(left, part.length) : left - outcomes.length;
    if (isUnsure && pauseSeconds === 0) alone = part.length;
    else alone = outcomes.some(({ failed }) => failed === 'refused') ? 0 : alone - outcomes.length;
    if (pauseSeconds > 0) await pause(pauseSeconds, sending);
    else if (rest.length > 0)
      await sending.wait(outcomes.length * msPerRow - (performance.now() - began));
  }
}

function partOf(rows: readonly ImportRow[], most: number): ImportRow[] {
  let letters = 0;
  const fitting = rows.slice(0, most).filter((row) => {
    letters += JSON.stringify(row).length;
    return letters <= mostLetters;
  });
  return fitting.length > 0 ? fitting : rows.slice(0, 1);
}

async function pause(seconds: number, { onPause, wait }: Sending): Promise<void> {
  onPause(seconds);
  await wait(seconds * 1000);
  onPause(0);
}

/** A refusal of one row concerns nobody else; whatever else goes wrong does. */
async function sent(part: ImportRow[], isRepeated: boolean, { send }: Sending): Promise<Sent> {
  try {
    const { results, pauseSeconds = 0 } = await send({ rows: part, isRepeated });
    const outcomes = results.flatMap(({ failed }, at): RowOutcome[] => {
      const row = part[at];
      return row ? [{ row, ...(failed && { failed }) }] : [];
    });
    return { outcomes, pauseSeconds, isUnsure: pauseSeconds > 0 };
  } catch (error) {
    const { kind, code } = failureOf(error);
    if (kind !== 'refused' || code === 'too_many_requests') throw error;
    const [row] = part;
    const outcomes: RowOutcome[] = part.length === 1 && row ? [{ row, failed: 'refused' }] : [];
    return { outcomes, pauseSeconds: 0, isUnsure: outcomes.length === 0 };
  }
}
