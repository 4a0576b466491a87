import type { DirectoryEntry } from '../../../wire/directory.ts';
import { LongList } from '../long-list.tsx';
import { EntryRow } from './entry-row.tsx';

export interface EntryListProps {
  entries: readonly DirectoryEntry[];
  /** How many there are, fetched or not. */
  total: number;
  /** The words they answer; none by default. */
  words?: string;
}

/** Responsibilities, two lines each. */
export function EntryList({ entries, total, words = '' }: EntryListProps) {
  return (
    <LongList
      items={entries}
      keyOf={idOf}
      total={total}
      height={92}
      gap={8}
      about={words}
      className="entries"
      lineClass="card entry-row"
    >
      {(entry) => <EntryRow entry={entry} />}
    </LongList>
  );
}

const idOf = ({ responsibility: { id } }: DirectoryEntry) => id;
