import { useState, useEffect, useRef } from 'react';
import {
  changesBetween,
  type EditableColumn,
  editableColumns,
  isIn,
  type RegisterEntry,
} from '../../../core/register-entry.ts';
import type { RowColumns } from '../../../core/register-change.ts';
import { Button } from '../../shared/button.tsx';
import { focusSoon } from '../../shared/focus-soon.ts';
import { Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { valueText } from './entry-text.ts';
import { useRegisterWords } from './register-words.ts';

export interface ConflictProps {
  /** What I began with, and what I wanted. */
  base: RowColumns;
  mine: RowColumns;
  /** The row as it is now. */
  theirs: RegisterEntry;
  onDecide: (columns: RowColumns) => void;
}

/** Somebody else's edit beside mine, column by column. Nothing is written before a choice was made. */
export function Conflict({ base, mine, theirs, onDecide }: ConflictProps) {
  const words = useRegisterWords();
  const { say } = words;
  const heading = useRef<HTMLHeadingElement>(null);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => heading.current?.focus(), []);
  const wanted = changesBetween(base, mine);
  const changed = changesBetween(base, theirs.columns);
  const both = known(changesBetween(theirs.columns, wanted)).filter((each) => each in changed);
  const onlyTheirs = known(changed).filter((column) => !(column in wanted));
  const decide = () => {
    const kept = Object.entries(wanted).filter(([column]) => !taken.has(column));
    onDecide({ ...theirs.columns, ...Object.fromEntries(kept) });
    focusSoon('save-entry');
  };
  return (
    <section className="conflict" aria-labelledby="conflict-title">
      <h3 id="conflict-title" ref={heading} tabIndex={-1}>
        {say('conflict.title', { name: plain(theirs.changedBy ?? say('conflict.somebody')) })}
      </h3>
      <Notice look="warn" icon="alert">
        {say('conflict.text')}
      </Notice>
      {both.map((column) => (
        <Choice
          key={column}
          column={column}
          mine={valueText(column, mine[column], words)}
          theirs={valueText(column, theirs.columns[column], words)}
          isTaken={taken.has(column)}
          onTake={(on) => setTaken(toggled(taken, column, on))}
        />
      ))}
      {onlyTheirs.length > 0 && (
        <div>
          <p className="cap">{say('conflict.taken')}</p>
          <dl className="facts-list">
            {onlyTheirs.map((column) => (
              <div key={column}>
                <dt>{say(`column.${column}`)}</dt>
                <dd>{valueText(column, theirs.columns[column], words) || say('conflict.empty')}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      <div className="row">
        <Button appearance="primary" onClick={decide}>
          {say('conflict.go')}
        </Button>
      </div>
    </section>
  );
}

interface ChoiceProps {
  column: EditableColumn;
  mine: string;
  theirs: string;
  isTaken: boolean;
  onTake: (on: boolean) => void;
}

function Choice({ column, mine, theirs, isTaken, onTake }: ChoiceProps) {
  const { say } = useRegisterWords();
  const sides = [
    { words: say('conflict.mine'), text: mine, on: false },
    { words: say('conflict.theirs'), text: theirs, on: true },
  ];
  return (
    <fieldset className="conflict-choice">
      <legend className="h">{say(`column.${column}`)}</legend>
      {sides.map(({ words, text, on }) => (
        <label key={words}>
          <input
            type="radio"
            name={`conflict-${column}`}
            checked={isTaken === on}
            onChange={() => onTake(on)}
          />
          {words}
          <span className="conflict-text">{text || say('conflict.empty')}</span>
        </label>
      ))}
    </fieldset>
  );
}

function known(columns: RowColumns): EditableColumn[] {
  return editableColumns.filter((column) => isIn(Object.keys(columns), column));
}

function toggled(taken: ReadonlySet<string>, column: string, on: boolean): ReadonlySet<string> {
  const changed = new Set(taken);
  if (on) changed.add(column);
  else changed.delete(column);
  return changed;
}
