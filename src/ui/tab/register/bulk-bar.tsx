import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ColumnValue } from '../../../core/register-change.ts';
import type { RegisterEntry } from '../../../core/register-entry.ts';
import type { RowChanges } from '../../../wire/register.ts';
import { Icon } from '../../shared/icon.tsx';
import { useAnnounce } from '../../shared/live-region.tsx';
import { FailureNotice } from '../../shared/states.tsx';
import { EditField } from './edit-fields.tsx';
import { titleOf } from './entry-text.ts';
import { Labelled } from '../labelled.tsx';
import { mostReplayed } from '../../../wire/register-check.ts';
import { useRegisterWords } from './register-words.ts';
import { ReplayResult } from './replay-result.tsx';
import type { LastEdit } from './undo-notice.tsx';
import { type ChangeResult, useChangeRows } from './use-register.ts';
import { useBulkReplay } from './use-replay.ts';
import type { Selection } from './use-selection.ts';

/** What may be the same for many rows. */
const bulkColumns = [
  'Deputy',
  'SecondDeputy',
  'ReviewBy',
  'ValidTo',
  'Area',
  'AnswerHours',
] as const;
type BulkColumn = (typeof bulkColumns)[number];

export interface BulkBarProps {
  selection: Selection;
  areas: readonly string[];
  onEdited: (edit: LastEdit) => void;
}

/** Changes one column of all selected rows. Each row answers for itself; what failed stays selected. */
export function BulkBar({ selection, areas, onEdited }: BulkBarProps) {
  const { say } = useRegisterWords();
  const announce = useAnnounce();
  const [column, setColumn] = useState<BulkColumn>('Deputy');
  const [value, setValue] = useState<ColumnValue>(null);
  const [done, setDone] = useState(0);
  const [isMissing, setMissing] = useState(false);
  const [failed, setFailed] = useState<{ entry: RegisterEntry; result: ChangeResult }[]>([]);
  const changing = useChangeRows(setDone);
  const { entries } = selection;
  const replay = useBulkReplay(JSON.stringify([entries.map(({ id }) => id), column, value]));
  const change = { [column]: value };
  const ask = () => {
    setMissing(value === null);
    if (value === null) return;
    replay.ask(entries.slice(0, mostReplayed).map(({ id }) => ({ row: id, columns: change })));
  };
  const apply = () => {
    setMissing(value === null);
    if (value === null) return;
    setDone(0);
    const changes = entries.map(({ id, etag }) => ({ id, etag, columns: change }));
    changing.mutate(changes, {
      onSuccess: (results) => {
        const saved = results.filter(({ kind }) => kind === 'saved');
        const sentence = say('bulk.saved', { count: saved.length });
        setFailed(failedOf(entries, results));
        selection.setAll(
          entries.filter((_, at) => results[at]?.kind === 'saved'),
          false,
        );
        // who was told that somebody else was faster may click once more
        selection.setAll(
          results.flatMap((result) => (result.kind === 'conflict' ? [result.entry] : [])),
          true,
        );
        announce(sentence);
        onEdited({ sentence, undo: undoOf(results) });
      },
    });
  };
  return (
    <section className="card bulk" aria-label={say('bulk.label')}>
      <div className="bulk-line">
        <b>{say('bulk.selected', { count: entries.length })}</b>
        <Button appearance="subtle" size="small" onClick={selection.clear}>
          {say('bulk.clear')}
        </Button>
      </div>
      <div className="bulk-fields">
        <ColumnChoice
          column={column}
          onChange={(chosen) => {
            setColumn(chosen);
            setValue(null);
          }}
        />
        <EditField
          key={column}
          column={column}
          value={value}
          onChange={setValue}
          problem={isMissing && value === null ? say('bulk.missing') : undefined}
          {...(column === 'Area' && { offered: areas })}
        />
        <Button
          disabledFocusable={replay.isAsking || changing.isPending || entries.length === 0}
          onClick={ask}
        >
          {say(replay.isAsking ? 'replay.asking' : 'replay.ask')}
        </Button>
        <Button
          appearance="primary"
          disabledFocusable={changing.isPending || entries.length === 0}
          onClick={apply}
        >
          {changing.isPending
            ? say('bulk.progress', { done, count: entries.length })
            : say('bulk.apply', { count: entries.length })}
        </Button>
      </div>
      {entries.length > mostReplayed && replay.report && (
        <p className="cap">{say('bulk.replayed', { count: mostReplayed })}</p>
      )}
      <ReplayResult replay={replay} columns={change} many />
      {changing.error && <FailureNotice error={changing.error} />}
      {failed.length > 0 && <Failed failed={failed} />}
    </section>
  );
}

interface ColumnChoiceProps {
  column: BulkColumn;
  onChange: (column: BulkColumn) => void;
}

function ColumnChoice({ column, onChange }: ColumnChoiceProps) {
  const { say } = useRegisterWords();
  const choose = (value: string) => {
    const chosen = bulkColumns.find((each) => each === value);
    if (chosen) onChange(chosen);
  };
  return (
    <Labelled label={say('bulk.what')}>
      {(ids) => (
        <select
          className="field"
          {...ids}
          value={column}
          onChange={(event) => choose(event.target.value)}
        >
          {bulkColumns.map((each) => (
            <option key={each} value={each}>
              {say(`column.${each}`)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** Each row that stayed as it was, and why. */
function Failed({ failed }: { failed: { entry: RegisterEntry; result: ChangeResult }[] }) {
  const words = useRegisterWords();
  const { t, say } = words;
  const reason = (result: ChangeResult) => {
    if (result.kind === 'conflict') return say('bulk.conflict');
    if (result.kind === 'stopped') return say('bulk.stopped');
    if (result.kind === 'failed') return result.problem.title;
    const [first] = result.kind === 'invalid' ? result.problems : [];
    return first ? t(`register.finding.${first.kind}`, { value: first.value }) : '';
  };
  return (
    <div role="alert">
      <p className="h">{say('bulk.failedTitle')}</p>
      <ul className="lines">
        {failed.map(({ entry, result }) => (
          <li key={entry.id}>
            <Icon name="alert" size={16} />
            <span>
              <b>{titleOf(entry.columns, words)}</b>: {reason(result)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function failedOf(entries: readonly RegisterEntry[], results: readonly ChangeResult[]) {
  return entries.flatMap((entry, at) => {
    const result = results[at];
    return result === undefined || result.kind === 'saved' ? [] : [{ entry, result }];
  });
}

function undoOf(results: readonly ChangeResult[]): RowChanges['changes'] {
  return results.flatMap((result) => (result.kind === 'saved' ? result.undo : []));
}
