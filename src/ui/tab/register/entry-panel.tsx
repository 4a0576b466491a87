import { useEffect, useRef } from 'react';
import type { RegisterEntry } from '../../../core/register-entry.ts';
import { failureOf } from '../../shared/api-error.ts';
import { CloseButton } from '../close-button.tsx';
import { useMe } from '../../shared/queries.ts';
import { EmptyState, ErrorState, Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useEscape } from '../../shared/use-escape.ts';
import { PageBones } from '../page-bones.tsx';
import { EntryStateChip } from './entry-chips.tsx';
import { EntryForm, type Saved } from './entry-form.tsx';
import { titleOf } from './entry-text.ts';
import { EntryView } from './entry-view.tsx';
import { useRegisterWords } from './register-words.ts';
import { RowFindings } from './row-findings.tsx';
import { useRegisterRow } from './use-register.ts';

export interface EntryPanelProps {
  /** The number of a row, or `new`. */
  row: string;
  mayEdit: boolean;
  areas: readonly string[];
  onSaved: (saved: Saved, isNew: boolean) => void;
  onClose: () => void;
}

/** One row beside the table, to edit or to read. Esc closes it. */
export function EntryPanel(props: EntryPanelProps) {
  const { say } = useRegisterWords();
  const { row, onClose } = props;
  useEscape(onClose);
  return (
    <aside className="card panel" aria-label={say(row === 'new' ? 'panel.new' : 'panel.title')}>
      <CloseButton className="panel-close" label={say('panel.close')} onClose={onClose} />
      {row === 'new' ? <NewEntry {...props} /> : <Existing {...props} />}
    </aside>
  );
}

function NewEntry({ areas, onSaved, onClose }: EntryPanelProps) {
  const { say } = useRegisterWords();
  const today = useMe().data?.today;
  if (today === undefined) return <PageBones />;
  return (
    <>
      <PanelTitle words={say('panel.new')} />
      <EntryForm
        areas={areas}
        today={today}
        onSaved={(saved) => onSaved(saved, true)}
        onDiscard={onClose}
      />
    </>
  );
}

function Existing(props: EntryPanelProps) {
  const { say } = useRegisterWords();
  const entry = useRegisterRow(Number(props.row));
  const today = useMe().data?.today;
  const error = entry.error;
  if (entry.data && today !== undefined)
    return <Opened {...props} entry={entry.data} today={today} />;
  if (!error) return <PageBones />;
  const { code } = failureOf(error);
  if (code !== 'not_found')
    return <ErrorState error={error} onRetry={() => void entry.refetch()} />;
  return <EmptyState icon="question" title={say('gone.title')} text={say('gone.text')} />;
}

interface OpenedProps extends EntryPanelProps {
  entry: RegisterEntry;
  today: string;
}

function Opened({ entry, today, mayEdit, areas, onSaved, onClose }: OpenedProps) {
  const words = useRegisterWords();
  const { say } = words;
  const { changedBy, state, reviewNote } = entry;
  return (
    <>
      <PanelTitle key={`title ${entry.etag}`} words={titleOf(entry.columns, words)} />
      <div className="chips">
        <EntryStateChip state={state} />
      </div>
      {changedBy && <p className="cap">{say('panel.changed', { name: plain(changedBy) })}</p>}
      {reviewNote && (
        <Notice look="warn" icon="person">
          {plain(reviewNote)}
        </Notice>
      )}
      <RowFindings entry={entry} mayEdit={mayEdit} onSaved={(saved) => onSaved(saved, false)} />
      {mayEdit ? (
        <EntryForm
          key={`form ${entry.id}`}
          entry={entry}
          areas={areas}
          today={today}
          onSaved={(saved) => onSaved(saved, saved.entry.id !== entry.id)}
          onDiscard={onClose}
        />
      ) : (
        <EntryView entry={entry} />
      )}
    </>
  );
}

/** Has the focus when the panel opens, and after saving. */
function PanelTitle({ words }: { words: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} id="panel-title" tabIndex={-1} className="panel-title">
      {words}
    </h2>
  );
}
