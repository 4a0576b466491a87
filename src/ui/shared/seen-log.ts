import type { TreeHead } from '../../core/checkpoint-note.ts';

/** What this browser last saw of the record: an anchor that whoever runs the server can't change. */
export interface SeenLog {
  read: () => TreeHead | undefined;
  keep: (head: TreeHead) => void;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/** Kept for each log, also over signing out. */
export function openSeenLog(storage: Shelf, log: string): SeenLog {
  const key = `baton.record.${log}`;
  return {
    read: () => headIn(storage.getItem(key) ?? ''),
    keep: ({ origin, size, root }) => storage.setItem(key, `${origin}\n${size}\n${root}`),
  };
}

function headIn(text: string): TreeHead | undefined {
  const [origin, size, root] = text.split('\n');
  return origin && size && root ? { origin, size: Number(size), root } : undefined;
}

const onlyThisPage = new Map<string, string>();

/** The browser's storage; where a browser forbids it inside a frame or it is full, what is kept lasts as long as the page. */
export function storageOf(page: Window): Shelf {
  return {
    getItem: (key) => onlyThisPage.get(key) ?? allowedStorage(page)?.getItem(key) ?? null,
    setItem: (key, value) => {
      if (isStored(page, key, value)) onlyThisPage.delete(key);
      else onlyThisPage.set(key, value);
    },
  };
}

function allowedStorage(page: Window): Shelf | undefined {
  try {
    return page.localStorage;
  } catch {
    return undefined;
  }
}

function isStored(page: Window, key: string, value: string): boolean {
  try {
    page.localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
