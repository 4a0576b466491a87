import type { OfflineRegister } from '../../../wire/directory.ts';

/** The register as one person got it. */
export interface Kept {
  oid: string;
  /** In whose Outlook it was fetched. */
  reader: string | undefined;
  register: OfflineRegister;
}

/** Where the register lies in this browser. */
export interface Shelf {
  load: () => Promise<Kept | undefined>;
  save: (kept: Kept) => Promise<void>;
  clear: () => Promise<void>;
}

const STORE = 'register';
const KEY = 'current';
/** One more whenever a kept register holds something new: an older copy is thrown away. */
const VERSION = 2;

/** One register at a time. Where a browser forbids storage inside a frame, everything rejects. */
export function openShelf(factory: IDBFactory): Shelf {
  const inStore = async <Result>(
    mode: IDBTransactionMode,
    ask: (store: IDBObjectStore) => IDBRequest<Result>,
  ) => {
    const database = await opened(factory);
    try {
      return await answered(ask(database.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      database.close();
    }
  };
  return {
    load: () => inStore<Kept | undefined>('readonly', (store) => store.get(KEY)),
    save: async (kept) => void (await inStore('readwrite', (store) => store.put(kept, KEY))),
    clear: () => inStore('readwrite', (store) => store.clear()),
  };
}

function opened(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open('baton', VERSION);
  request.addEventListener('upgradeneeded', () => {
    const { result: database } = request;
    if (database.objectStoreNames.contains(STORE)) database.deleteObjectStore(STORE);
    database.createObjectStore(STORE);
  });
  const isBlocked = new Promise<never>((_, reject) => {
    // another window holds the older shelf, maybe for good; should it let go, this one is not to hold the newer
    request.addEventListener('blocked', () => {
      request.addEventListener('success', () => request.result.close());
      reject(new Error('the register is kept by another window'));
    });
  });
  return Promise.race([answered(request), isBlocked]);
}

function answered<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
