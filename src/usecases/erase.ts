import { readHead } from '../core/audit-event.ts';
import { type ListRow, parseDisclosures, textOf } from '../core/audit-rows.ts';
import {
  countOf,
  type ErasureWish,
  type ValueNames,
  type WantedErasure,
  wantedErasures,
} from '../core/erasure.ts';
import { isProductError } from '../core/errors.ts';
import type { HandoffList, Stored } from './handoff-ports.ts';
import type { RecordLists } from './record-ports.ts';

export interface EraseDeps {
  lists: RecordLists;
  handoffs: Pick<HandoffList, 'findByHandoffKey' | 'erase'>;
}

/**
 * Erases values of one hand-off, as its lists are now. First the row's compare-and-swap, with the signed event that
 * says what goes; then the values beside the earlier events. Interrupted in between, it is ended by doing it again.
 * Answers how many values went; none while somebody works on the hand-off.
 */
export async function eraseHandoff(
  handoffKey: string,
  wish: ErasureWish,
  { lists, handoffs }: EraseDeps,
): Promise<number> {
  const stored = await handoffs.findByHandoffKey(handoffKey);
  const wanted = stored && (await readWanted(stored, wish, lists));
  if (stored === undefined || wanted === undefined) return 0;
  const isAllowed = !wanted.isOpen && countOf(wanted) > 0;
  if (isAllowed) await handoffs.erase(stored, wanted);
  const beside = isAllowed ? [wanted.left, wanted.events] : [wanted.left];
  let count = isAllowed ? wanted.columns.length : 0;
  for (const [event, names] of Object.entries(together(beside)))
    count += await removeBeside(stored, event, names, lists);
  return count;
}

/** Wherever the event stands. A row that is archived in this very moment is looked for once more. */
async function removeBeside(
  { record: { handoffKey, handedOffAt } }: Stored,
  event: string,
  names: readonly string[],
  lists: RecordLists,
): Promise<number> {
  const removed = async () => {
    const key = `${handoffKey}:${event}`;
    let count = 0;
    for (const row of await lists.find('HandoffEvents', 'EventKey', key, handedOffAt))
      count += await removeValues(row, names, lists);
    return count;
  };
  try {
    return await removed();
  } catch (error) {
    if (!isProductError(error) || error.code !== 'not_found') throw error;
    return removed();
  }
}

async function readWanted(
  { record, chain }: Stored,
  wish: ErasureWish,
  lists: RecordLists,
): Promise<WantedErasure | undefined> {
  const { handoffKey, handedOffAt } = record;
  const rows = await lists.find('Handoffs', 'HandoffKey', handoffKey);
  const events: ListRow[] = [];
  for (let number = 1; number <= readHead(chain.head).number; number++)
    events.push(
      ...(await lists.find('HandoffEvents', 'EventKey', `${handoffKey}:${number}`, handedOffAt)),
    );
  return wantedErasures({ log: '', handoffs: rows, events, checkpoints: [] }, wish)[0];
}

function together(parts: readonly ValueNames[]): ValueNames {
  const all: Record<string, string[]> = {};
  for (const [event, names] of parts.flatMap((part) => Object.entries(part)))
    all[event] = [...(all[event] ?? []), ...names];
  return all;
}

async function removeValues(
  { id, fields }: ListRow,
  names: readonly string[],
  lists: RecordLists,
): Promise<number> {
  const before = Object.entries(parseDisclosures(textOf(fields['Disclosures'])) ?? {});
  const kept = before.filter(([name]) => !names.includes(name));
  if (kept.length < before.length)
    await lists.changeEvent(id, { Disclosures: JSON.stringify(Object.fromEntries(kept)) });
  return before.length - kept.length;
}
