import type { RowColumns } from '../../../core/register-change.ts';
import type { RegisterEntry } from '../../../core/register-entry.ts';
import type { Api } from '../../shared/api.ts';
import { useApp } from '../../shared/app-context.ts';

/** What was typed into the form of a row and is not saved yet. */
export interface EntryDraft {
  /** The row as it was when the typing began; none for a new one. */
  base: RegisterEntry | undefined;
  columns: RowColumns;
  from: string;
  /** A save whose answer never came goes on under it. */
  editKey: string;
}

const drafts = new WeakMap<Api, Map<string, EntryDraft>>();

/** The drafts by the number of their row, or `new`: they outlive the form and its page, not the program. */
export function useDrafts(): Map<string, EntryDraft> {
  const { api } = useApp();
  const mine = drafts.get(api) ?? new Map<string, EntryDraft>();
  drafts.set(api, mine);
  return mine;
}
