import { useState } from 'react';
import type { RegisterEntry } from '../../../core/register-entry.ts';

/** Rows that are to be changed together, also over several pages, each in the version that was seen. */
export function useSelection() {
  const [chosen, setChosen] = useState<ReadonlyMap<number, RegisterEntry>>(new Map());
  return {
    entries: [...chosen.values()],
    has: (id: number) => chosen.has(id),
    toggle: (entry: RegisterEntry) => setChosen((now) => withEntry(now, entry, !now.has(entry.id))),
    setAll: (entries: readonly RegisterEntry[], on: boolean) =>
      setChosen((now) => entries.reduce((made, entry) => withEntry(made, entry, on), now)),
    clear: () => setChosen(new Map()),
  };
}

export type Selection = ReturnType<typeof useSelection>;

function withEntry(
  chosen: ReadonlyMap<number, RegisterEntry>,
  entry: RegisterEntry,
  on: boolean,
): ReadonlyMap<number, RegisterEntry> {
  const changed = new Map(chosen);
  if (on) changed.set(entry.id, entry);
  else changed.delete(entry.id);
  return changed;
}
