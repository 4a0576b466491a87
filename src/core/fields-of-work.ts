import type { Responsibility } from './responsibility.ts';
import { conceptsIn } from './vocabulary.ts';
import { fieldNames, fieldsOf } from './vocabulary/concepts.ts';
import type { WordReader } from './words.ts';

/** How often something of each field of work is named. */
interface FieldCounts {
  counts: ReadonlyMap<string, number>;
  total: number;
}

/** Of which fields of work the texts of a register are. */
export interface FieldIndex {
  /** By place in the index. */
  rows: readonly FieldCounts[];
  /** Of all rows together, and how many fields there are. */
  all: FieldCounts & { kinds: number };
}

export function fieldIndex(
  responsibilities: readonly Responsibility[],
  read: WordReader,
): FieldIndex {
  const rows = responsibilities.map(({ title, description, keywords }) =>
    countsOf([title, description, ...keywords], read),
  );
  const counts = new Map<string, number>();
  for (const row of rows) for (const [field, count] of row.counts) add(count, field, counts);
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  return { rows, all: { counts, total, kinds: fieldNames.length } };
}

/** What belongs to several fields counts for each by its share. */
function countsOf(texts: readonly string[], read: WordReader): FieldCounts {
  const counts = new Map<string, number>();
  for (const { concepts } of texts.flatMap((text) => conceptsIn(read(text)))) {
    const fields = concepts.flatMap(fieldsOf);
    for (const field of fields) add(1 / fields.length, field, counts);
  }
  return { counts, total: counts.values().reduce((sum, count) => sum + count, 0) };
}

function add(count: number, field: string, counts: Map<string, number>): void {
  counts.set(field, (counts.get(field) ?? 0) + count);
}
