import { useState } from 'react';
import type { ColumnValue, RowColumns } from '../../../core/register-change.ts';
import {
  changesBetween,
  type EditableColumn,
  peopleIn,
  type RegisterEntry,
} from '../../../core/register-entry.ts';
import type { Finding } from '../../../core/finding.ts';
import type { EditOutcome } from '../../../wire/api.ts';
import { ApiError, toFailure } from '../../shared/api-error.ts';
import { type ChangeResult, useChangeRows, useStartRow } from './use-register.ts';

/** A row that does not exist yet. */
export const newColumns: RowColumns = { Status: 'Active' };

/** The values of a form, and the way they are saved: as a change, as a new row, or as the row of another owner. */
export function useEdit(entry: RegisterEntry | undefined, today: string) {
  const [base, setBase] = useState(entry);
  const [columns, setColumns] = useState(entry?.columns ?? newColumns);
  const [from, setFrom] = useState(today);
  const [editKey, setEditKey] = useState(() => crypto.randomUUID());
  const [problems, setProblems] = useState<Finding[]>([]);
  const [theirs, setTheirs] = useState<RegisterEntry>();
  const change = useChangeRows();
  const start = useStartRow();
  const replaced = base && replacedBy(base, columns);
  const wanted = changesBetween(base?.columns ?? {}, columns);
  const [seen, setSeen] = useState(entry);
  if (entry !== seen) {
    // written by one's own hand beside the form: what was typed here meanwhile stays
    setSeen(entry);
    setBase(entry);
    setColumns({ ...entry?.columns, ...wanted });
  }

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
    isSaving: change.isPending || start.isPending,
    problems,
    theirs,
    set: (column: EditableColumn, value: ColumnValue) =>
      setColumns((now) => ({ ...now, [column]: value })),
    /** Answers what came of it; a failure is thrown. */
    async save(more: RowColumns = {}) {
      const outcome = await send({ ...columns, ...more });
      setProblems(outcome.kind === 'invalid' ? outcome.problems : []);
      if (outcome.kind === 'saved') {
        setBase(outcome.entry);
        setColumns(outcome.entry.columns);
      }
      if (outcome.kind === 'conflict') {
        setTheirs(outcome.entry);
        setEditKey(crypto.randomUUID());
      }
      return outcome;
    },
    decide(decided: RowColumns) {
      setBase(theirs);
      setColumns(decided);
      setTheirs(undefined);
    },
  };
}

export type Edit = ReturnType<typeof useEdit>;

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
