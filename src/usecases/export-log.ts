import { withoutMoved } from '../core/archive.ts';
import type { LogExport } from '../core/audit.ts';
import type { ListRow } from '../core/audit-rows.ts';
import type { RecordList, RecordLists } from './record-ports.ts';

/** How often it looks again while hand-offs are being written, and how long it waits in between, in milliseconds. */
const mostRounds = 120;
const pauseMs = 1_000;

/** Said once when it begins to wait, and when it was never quiet: then some events may have a place that is not noted. */
export type Busy = 'waiting' | 'never_quiet';

/**
 * Reads the three lists as of one moment: again and again, only what changed, until nothing did meanwhile; the log's
 * keeper may be in the middle of noting the places of a hundred events. An event that is being archived and stands in
 * two lists word for word is one event.
 */
export async function exportLog(
  log: string,
  lists: Pick<RecordLists, 'readChanges'>,
  wait: (ms: number) => Promise<void>,
  onBusy?: (busy: Busy) => void,
): Promise<LogExport> {
  const names = ['Checkpoints', 'HandoffEvents', 'Handoffs'] as const satisfies RecordList[];
  const rows = new Map(names.map((name) => [name, new Map<string, ListRow>()]));
  const cursors = new Map<RecordList, string>();
  let isQuiet = false;
  for (let round = 0; !isQuiet && round < mostRounds; round++) {
    isQuiet = true;
    if (round === 2) onBusy?.('waiting');
    // a pause, and then two looks, one right after the other: the second may find it quiet
    if (round > 0 && round % 2 === 0) await wait(pauseMs);
    for (const name of names) {
      for await (const changes of lists.readChanges(name, cursors.get(name))) {
        cursors.set(name, changes.cursor);
        if (changes.begins) rows.get(name)?.clear();
        if (changes.rows.length > 0 || changes.gone.length > 0) isQuiet = false;
        for (const item of changes.gone) rows.get(name)?.delete(item);
        for (const row of changes.rows) rows.get(name)?.set(row.id, row);
      }
    }
  }
  if (!isQuiet) onBusy?.('never_quiet');
  const all = (name: RecordList) => [...(rows.get(name)?.values() ?? [])];
  return {
    log,
    checkpoints: all('Checkpoints'),
    events: withoutMoved(all('HandoffEvents')),
    handoffs: all('Handoffs'),
  };
}
