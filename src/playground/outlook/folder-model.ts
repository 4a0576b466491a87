import type { Folder } from '../state.ts';
import type { MailReader, Page } from '../tenant/mail-reader.ts';
import { explain } from '../tenant/http.ts';
import type { MessageRow } from '../tenant/message.ts';

export interface FolderState {
  mailbox: string;
  folder: Folder;
  rows: readonly MessageRow[];
  /** Where older mails follow; absent when all are here. */
  next?: string;
  /** Nothing has been read yet. */
  loading: boolean;
  /** Why the last reading failed; what was read before stays. */
  problem?: string;
}

export interface FolderModel {
  state(): FolderState;
  show(mailbox: string, folder: Folder): Promise<void>;
  /** Reads the newest page again. Answers the rows that were not there before. */
  refresh(): Promise<readonly MessageRow[]>;
  more(): Promise<void>;
  markRead(id: string): void;
}

/** What lies in the folder shown. Answers that arrive after another folder was chosen are dropped. */
export function createFolderModel(
  reader: MailReader,
  unreachable: string,
  changed: () => void,
): FolderModel {
  let state: FolderState = { mailbox: '', folder: 'inbox', rows: [], loading: true };

  function become(next: FolderState): void {
    state = next;
    changed();
  }

  async function read(
    load: () => Promise<Page>,
    merge: (page: Page) => FolderState,
  ): Promise<void> {
    const { mailbox, folder } = state;
    const stillShown = () => state.mailbox === mailbox && state.folder === folder;
    try {
      const page = await load();
      if (stillShown()) become(merge(page));
    } catch (error) {
      const problem = explain(error, unreachable);
      if (stillShown()) become({ ...state, loading: false, problem });
    }
  }

  const refreshed = (page: Page): FolderState => mergeNewest(state, page);

  return {
    state: () => state,
    async show(mailbox, folder) {
      become({ mailbox, folder, rows: [], loading: true });
      await read(() => reader.firstPage(mailbox, folder), refreshed);
    },
    async refresh() {
      const known = new Set(state.rows.map((row) => row.id));
      const wasLoading = state.loading;
      await read(() => reader.firstPage(state.mailbox, state.folder), refreshed);
      return wasLoading ? [] : state.rows.filter((row) => !known.has(row.id));
    },
    async more() {
      const { next } = state;
      if (next === undefined) return;
      await read(
        () => reader.nextPage(next),
        (page) => appendOlder(state, page),
      );
    },
    markRead(id) {
      const rows = state.rows.map((row) => (row.id === id ? { ...row, unread: false } : row));
      become({ ...state, rows });
    },
  };
}

/**
 * The newest page replaces its part; what was loaded of older pages stays behind it. When nothing of it
 * was known, mails may lie unseen in between: then the list starts over.
 */
export function mergeNewest(state: FolderState, page: Page): FolderState {
  const { mailbox, folder } = state;
  const fresh = new Set(page.rows.map((row) => row.id));
  const oldest = page.rows.at(-1)?.receivedAt ?? '';
  const touches = state.rows.some((row) => fresh.has(row.id)) && page.next !== undefined;
  const older = touches
    ? state.rows.filter((row) => !fresh.has(row.id) && row.receivedAt <= oldest)
    : [];
  const next = older.length > 0 ? state.next : page.next;
  const rows = [...page.rows, ...older];
  return { mailbox, folder, rows, loading: false, ...(next !== undefined && { next }) };
}

function appendOlder(state: FolderState, page: Page): FolderState {
  const { mailbox, folder } = state;
  const known = new Set(state.rows.map((row) => row.id));
  const rows = [...state.rows, ...page.rows.filter((row) => !known.has(row.id))];
  return {
    mailbox,
    folder,
    rows,
    loading: false,
    ...(page.next !== undefined && { next: page.next }),
  };
}
