import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import type { RowColumns } from '../../../core/register-change.ts';
import type { RegisterEntry } from '../../../core/register-entry.ts';
import type { EditOutcome } from '../../../wire/register.ts';
import { failureOf } from '../../shared/api-error.ts';
import { Button } from '../../shared/button.tsx';
import { focusSoon } from '../../shared/focus-soon.ts';
import { FailureNotice, Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { Conflict } from './conflict.tsx';
import { Discard } from './discard.tsx';
import { EditField } from './edit-fields.tsx';
import { type SectionName, sectionNames, sections } from './edit-sections.ts';
import { Labelled } from '../labelled.tsx';
import { useRegisterWords } from './register-words.ts';
import { ReplayResult } from './replay-result.tsx';
import { type Edit, useEdit } from './use-edit.ts';
import { useReplay } from './use-replay.ts';

export type Saved = Extract<EditOutcome, { kind: 'saved' }>;

export interface EntryFormProps {
  /** The row to edit; a new one by default. */
  entry?: RegisterEntry;
  /** The areas that are offered. */
  areas: readonly string[];
  today: string;
  onSaved: (saved: Saved) => void;
  onDiscard: () => void;
}

/** Everything a person may write of a row. What keeps it from being saved is said beside the field. */
export function EntryForm({ entry, areas, today, onSaved, onDiscard }: EntryFormProps) {
  const { say } = useRegisterWords();
  const edit = useEdit(entry, today);
  const replay = useReplay(edit);
  const form = useRef<HTMLFormElement>(null);
  const saving = useMutation({
    mutationFn: (more: RowColumns) => edit.save(more),
    onSuccess: (outcome) => outcome.kind === 'saved' && onSaved(outcome),
  });
  useEffect(() => {
    if (edit.problems.length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [edit.problems]);
  const save = (more: RowColumns) => {
    if (!edit.isSaving && !refocusUnchosen(form.current)) saving.mutate(more);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (edit.isChanged) save({});
  };
  if (edit.theirs && edit.base) {
    const { base, columns, theirs, decide } = edit;
    return <Conflict base={base.columns} mine={columns} theirs={theirs} onDecide={decide} />;
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a short cut; the button says it
    <form className="edit-form" ref={form} onSubmit={submit} onKeyDown={submitByKeys} noValidate>
      {edit.isRestored && (
        <Notice look="tint" icon="clock">
          <div className="undo-line">
            <span>{say('kept')}</span>
            <Discard edit={edit} onDiscard={() => focusSoon('panel-title')} />
          </div>
        </Notice>
      )}
      {sectionNames.map((name) => (
        <Section key={name} name={name} edit={edit} areas={areas} />
      ))}
      <div className="edit-end">
        <ReplayResult replay={replay} row={edit.base?.id} columns={edit.wanted} />
        {saving.error && <FailureNotice error={saving.error} {...hintFor(saving.error, say)} />}
        {edit.problems.length > 0 && (
          <Notice look="bad" icon="alert" urgent>
            {say('invalid')}
          </Notice>
        )}
        <div className="row">
          <Button
            type="submit"
            id="save-entry"
            appearance="primary"
            aria-keyshortcuts="Control+Enter"
            title={say('saveKeys')}
            disabledFocusable={edit.isSaving || !edit.isChanged}
          >
            {say(edit.isSaving ? 'saving' : 'save')}
          </Button>
          <Button disabledFocusable={replay.isAsking || !edit.isChanged} onClick={replay.ask}>
            {say(replay.isAsking ? 'replay.asking' : 'replay.ask')}
          </Button>
          {edit.base === undefined && (
            <Button disabledFocusable={edit.isSaving} onClick={() => save({ Status: 'Draft' })}>
              {say('useAsDraft')}
            </Button>
          )}
          <Discard edit={edit} onDiscard={onDiscard} />
        </div>
      </div>
    </form>
  );
}

/** A name that was typed and not chosen from its list would be lost. Its box says so as soon as it is left. */
function refocusUnchosen(form: HTMLFormElement | null): boolean {
  const boxes = form?.querySelectorAll<HTMLInputElement>('.people-box input') ?? [];
  const unchosen = [...boxes].find(({ value }) => value.trim() !== '');
  unchosen?.blur();
  unchosen?.focus();
  return unchosen !== undefined;
}

/** From any field, without a way of forty Tabs to the button. */
function submitByKeys(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

interface SectionProps {
  name: SectionName;
  edit: Edit;
  areas: readonly string[];
}

function Section({ name, edit, areas }: SectionProps) {
  const { t, say } = useRegisterWords();
  const problemAt = (column: string) => {
    const found = edit.problems.find(
      (each) => each.column === column || each.column === `${column}Mail`,
    );
    return found && t(`register.finding.${found.kind}`, { value: plain(found.value) });
  };
  return (
    <fieldset className="edit-section">
      <legend>{say(`section.${name}`)}</legend>
      {sections[name].map((column) => (
        <EditField
          key={column}
          column={column}
          value={edit.columns[column]}
          problem={problemAt(column)}
          onChange={(value) => edit.set(column, value)}
          {...(column === 'Area' && { offered: areas })}
        />
      ))}
      {name === 'who' && <OwnerChange edit={edit} />}
    </fieldset>
  );
}

/** From when on the new owner answers; what becomes of the row of the former one. */
function OwnerChange({ edit: { replaced, from, setFrom } }: { edit: Edit }) {
  const { say } = useRegisterWords();
  if (replaced === undefined) return null;
  const people = { name: plain(replaced.was.name), next: plain(replaced.is.name) };
  return (
    <Labelled
      className="edit-field owner-change"
      label={say('ownerChange.title')}
      hint={say('ownerChange.text', people)}
    >
      {(ids) => (
        <input
          type="date"
          className="field"
          {...ids}
          value={from}
          required
          onChange={(event) => event.target.value && setFrom(event.target.value)}
        />
      )}
    </Labelled>
  );
}

/** After a broken connection nobody knows whether it was saved; saving once more settles it. */
function hintFor(error: Error, say: ReturnType<typeof useRegisterWords>['say']) {
  return failureOf(error).kind === 'offline' ? { hint: say('again') } : {};
}
