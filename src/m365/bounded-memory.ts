/** A memory with an entry for each person or sign-in that stays small however many come. */
export interface BoundedMemory<Entry> {
  get(key: string): Entry | undefined;
  set(key: string, entry: Entry): void;
  delete(key: string): void;
}

/** For 3,100 busy people with four sets of permissions each, and half as much again (docs/capacity.md). */
const mostEntries = 20_000;

/**
 * What is over is forgotten first, then what nobody asked for the longest.
 * @param isOver whether an entry is no longer worth anything
 * @param most entries kept at most
 */
export function createBoundedMemory<Entry>(
  isOver: (entry: Entry) => boolean,
  most: number = mostEntries,
): BoundedMemory<Entry> {
  const entries = new Map<string, Entry>();
  let sets = 0;
  /** After every eighth of them that was set: looking through all of them stays cheap. */
  const forgetOver = () => {
    sets += 1;
    if (sets * 8 < entries.size) return;
    sets = 0;
    for (const [key, entry] of entries) if (isOver(entry)) entries.delete(key);
  };
  const putLast = (key: string, entry: Entry) => {
    entries.delete(key);
    entries.set(key, entry);
  };
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry !== undefined) putLast(key, entry);
      return entry;
    },
    set(key, entry) {
      putLast(key, entry);
      forgetOver();
      const [unusedLongest] = entries.keys();
      if (entries.size > most && unusedLongest !== undefined) entries.delete(unusedLongest);
    },
    delete: (key) => void entries.delete(key),
  };
}
