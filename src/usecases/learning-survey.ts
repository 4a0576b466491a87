import type { Chronicle, LogPlace } from './chronicle.ts';
import type { HandoffIndex } from './handoff-ports.ts';
import type { SeenRow } from './record-ports.ts';

/** Comes back after so many milliseconds; with 0 as soon as others have had their turn. */
export type Wait = (ms: number) => Promise<void>;

/** A list with so many rows is never learned while somebody waits. */
const longList = 10_000;
/** Noting a row takes next to nothing. */
const rowsNotedAtATime = 500;

const inOrderOfTime = { order: 'handed_off', descending: false, skip: 0, size: 0 } as const;

/** Notes every row of the list; tells as soon as it turns out to be a long one. */
export async function noteEverything(
  index: HandoffIndex,
  chronicle: Chronicle,
  wait: Wait,
  onLong: () => void,
): Promise<void> {
  let noted = 0;
  for (const row of index.everyRow()) {
    chronicle.note(row);
    if (++noted === longList) onLong();
    if (noted % rowsNotedAtATime === 0) await wait(0);
  }
}

/** Which rows the list has today. What was not noted so far is noted now. */
export async function surveyOf(
  index: HandoffIndex,
  chronicle: Chronicle,
  wait: Wait,
): Promise<LogPlace[]> {
  const present = new Set(index.items({ ...inOrderOfTime, rules: [[[]]] }));
  await wait(0);
  const unknown = new Set(present);
  for (const { itemId } of chronicle.rows()) unknown.delete(itemId);
  for (const row of index.rows([...unknown])) chronicle.note(row);
  await wait(0);
  return [...chronicle.rows()].filter(({ itemId }) => present.has(itemId));
}

/** The newest version of the rows with these keys. */
export function rowsOf(keys: readonly string[], index: HandoffIndex): SeenRow[] {
  if (keys.length === 0) return [];
  return index.rows(index.items({ ...inOrderOfTime, rules: [[[{ field: 'key', among: keys }]]] }));
}
