import { useEffect, useState } from 'react';
import type { ColumnValue, RowColumns } from '../../../core/register-change.ts';
import {
  changesBetween,
  type EditableColumn,
  peopleIn,
  type RegisterEntry,
} from '../../../core/register-entry.ts';
import type { Finding } from '../../../core/finding.ts';
import type { EditOutcome } from '../../../wire/register.ts';
import { ApiError, toFailure } from '../../shared/api-error.ts';
import { useDrafts } from './use-drafts.ts';
import { type ChangeResult, useChangeRows, useStartRow } from './use-register.ts';

/** A row that does not exist yet. */
export const newColumns: RowColumns = { Status: 'Active' };

/** The values of a form, and the way they are saved: as a change, as a new row, or as the row of another owner. */
export function useEdit(entry: RegisterEntry | undefined, today: string) {
  const drafts = useDrafts();
  const row = entry === undefined ? 'new' : `${entry.id}`;
  const [kept, setKept] = useState(() => drafts.get(row));
  const [base, setBase] = useState(kept ? kept.base : entry);
  const [columns, setColumns] = useState(kept?.columns ?? entry?.columns ?? newColumns);
  const [from, setFrom] = useState(kept?.from ?? today);
  const [editKey, setEditKey] = useState(() => kept?.editKey ?? crypto.randomUUID());
  const [problems, setProblems] = useState<Finding[]>([]);
  const [theirs, setTheirs] = useState<RegisterEntry>();
  const change = useChangeRows();
  const start = useStartRow();
  const replaced = base && replacedBy(base, columns);
  const wanted = changesBetween(base?.columns ?? {}, columns);
  const [seen, setSeen] = useState(entry);
  if (entry !== seen) {
    // written beside the form, mostly by one's own hand: what was typed here meanwhile stays
    setSeen(entry);
    if (entry && base && isContested(base, entry, columns)) setTheirs(entry);
    else {
      setBase(entry);
      setColumns({ ...entry?.columns, ...wanted });
    }
  }
  const typed = changesBetween(base?.columns ?? newColumns, columns);
  const isTyped = Object.keys(typed).length > 0;
  useEffect(() => {
    if (isTyped) drafts.set(row, { base, columns, from, editKey });
    else drafts.delete(row);
  }, [drafts, row, isTyped, base, columns, from, editKey]);
  const begin = (shown: RegisterEntry | undefined, typedSince: (now: RowColumns) => RowColumns) => {
    drafts.delete(row);
    setKept(undefined);
    setBase(shown);
    setColumns((now) => ({ ...(shown?.columns ?? newColumns), ...typedSince(now) }));
  };

  const send = async (columns: RowColumns): Promise<EditOutcome> => {
    if (base === undefined) return start.mutateAsync({ editKey, columns });
    const { id, etag } = base;
    if (replaced) return start.mutateAsync({ editKey, columns, replaces: { id, etag, from } });
    const changes = [{ id, etag, columns: changesBetween(base.columns, columns) }];
    return outcomeOf((await change.mutateAsync(changes))[0]);
  };
  return {
    base,
    columns,
    from,
    setFrom,
    /** The former owner, when another one is about to begin. */
    replaced,
    /** What would be written. */
    wanted,
    isChanged: Object.keys(wanted).length > 0,
    /** The person wrote something that would be lost. */
    isTyped,
    /** What stands here was typed before the form was closed, and not saved. */
    isRestored: kept !== undefined && isTyped,
    isSaving: change.isPending || start.isPending,
    problems,
    theirs,
    set: (column: EditableColumn, value: ColumnValue) =>
      setColumns((now) => ({ ...now, [column]: value })),
    /** Answers what came of it; a failure is thrown. */
    async save(more: RowColumns = {}) {
      const sent = { ...columns, ...more };
      const outcome = await send(sent);
      setProblems(outcome.kind === 'invalid' ? outcome.problems : []);
      if (outcome.kind === 'saved') {
        // of the same row, what was typed while it was saved waits for the next time
        const goesOn = outcome.entry.id === base?.id;
        begin(outcome.entry, (now) => (goesOn ? changesBetween(sent, now) : {}));
      }
      if (outcome.kind === 'conflict') {
        setTheirs(outcome.entry);
        setEditKey(crypto.randomUUID());
      }
      return outcome;
    },
    /** Back to the row as it is. */
    discard() {
      begin(entry, () => ({}));
      setFrom(today);
      setEditKey(crypto.randomUUID());
      setProblems([]);
    },
    decide(decided: RowColumns) {
      setBase(theirs);
      setColumns(decided);
      setTheirs(undefined);
    },
  };
}

export type Edit = ReturnType<typeof useEdit>;

/** Whether somebody else wrote something into a column that one wants to write differently. */
function isContested(base: RegisterEntry, now: RegisterEntry, mine: RowColumns): boolean {
  const wanted = changesBetween(base.columns, mine);
  const theirs = changesBetween(base.columns, now.columns);
  return Object.keys(changesBetween(now.columns, mine)).some(
    (column) => column in wanted && column in theirs,
  );
}

/** The owner who gives way, when somebody else is named on a row that answers. */
function replacedBy({ state, columns: before }: RegisterEntry, columns: RowColumns) {
  const [was] = peopleIn(before['Owner']);
  const [is] = peopleIn(columns['Owner']);
  const isOther = was !== undefined && is !== undefined && was.mail !== is.mail;
  return isOther && state !== 'draft' ? { was, is } : undefined;
}

/** A refusal of one row is a failure like any other. */
export function outcomeOf(result: ChangeResult | undefined): EditOutcome {
  if (result !== undefined && result.kind !== 'failed' && result.kind !== 'stopped') return result;
  const problem = result?.kind === 'failed' ? result.problem : undefined;
  throw new ApiError(toFailure(problem?.status ?? 500, problem ?? {}));
}
