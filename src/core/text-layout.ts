import type { Bag } from './signals.ts';

/** The register's texts in numbers: side by side in flat arrays, because a mail meets hundreds of thousands of them in a large register. */
export interface TextLayout {
  /** By feature: where its holders stand in `places`, one row behind the other. */
  rows: ReadonlyMap<number, number>;
  starts: Int32Array;
  places: Int32Array;
  /** Pieces of words of each responsibility, and of what its words mean. */
  texts: readonly RegisterText[];
}

/** Features by row, and the sublinear count of each. */
interface RegisterText {
  rows: Int32Array;
  counts: Float64Array;
}

/** One bag of features for each responsibility, in the order of the register. */
export function layoutOf(letters: readonly Bag[]): TextLayout {
  const rows = new Map<number, number>();
  for (const bag of letters)
    for (const feature of bag.keys()) if (!rows.has(feature)) rows.set(feature, rows.size);
  const texts = letters.map(
    (bag): RegisterText => ({
      rows: Int32Array.from(bag.keys(), (feature) => rows.get(feature) ?? 0),
      counts: Float64Array.from(bag.values(), sublinear),
    }),
  );
  return { rows, texts, ...holdersOf(texts, rows.size) };
}

/** For each row everybody who has it, in the order of the register. */
function holdersOf(
  texts: readonly RegisterText[],
  rows: number,
): Pick<TextLayout, 'starts' | 'places'> {
  const starts = new Int32Array(rows + 1);
  for (const text of texts)
    for (const row of text.rows) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  for (let row = 0; row < rows; row++)
    starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const places = new Int32Array(starts[rows] ?? 0);
  const next = starts.slice();
  texts.forEach((text, at) => {
    for (const row of text.rows) {
      const seat = next[row] ?? 0;
      places[seat] = at;
      next[row] = seat + 1;
    }
  });
  return { starts, places };
}

/** Every text's shares, each where its holder stands in `places`. A feature is weighed once, not once for each text. */
export function sharesBy(weightOf: (feature: number) => number, layout: TextLayout): Float32Array {
  const weights = Float64Array.from(layout.rows.keys(), weightOf);
  const shares = new Float32Array(layout.places.length);
  const next = layout.starts.slice();
  for (const { rows, counts } of layout.texts) {
    let squares = 0;
    for (let at = 0; at < rows.length; at++) {
      const weight = (counts[at] ?? 0) * (weights[rows[at] ?? 0] ?? 0);
      squares += weight * weight;
    }
    const length = Math.sqrt(squares);
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0;
      const seat = next[row] ?? 0;
      shares[seat] = ((counts[at] ?? 0) * (weights[row] ?? 0)) / length;
      next[row] = seat + 1;
    }
  }
  return shares;
}

/** What is only meant stands with a share below 1, which stays as it is. */
export function sublinear(count: number): number {
  return count < 1 ? count : 1 + Math.log(count);
}
