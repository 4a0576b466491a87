import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { DuePhrase } from '../../core/due-phrase.ts';
import { Icon } from '../shared/icon.tsx';
import { useWords } from '../shared/use-words.ts';
import { DueField } from './due-field.tsx';
import type { Along } from './open-screen.tsx';

/** The server's limit. */
const NOTE_LENGTH = 2000;

export interface AlongFieldsProps {
  along: Along;
  /** Due dates the mail names. */
  duePhrases: readonly DuePhrase[];
  /** True when the note is what the person came back for. */
  takeFocus: boolean;
  onChange: (along: Along) => void;
  /** Ctrl+Enter in the note. */
  onSubmit: () => void;
}

/** What goes along: when it is due, and a note with beginnings for the three things worth saying. */
export function AlongFields({
  along,
  duePhrases,
  takeFocus,
  onChange,
  onSubmit,
}: AlongFieldsProps) {
  const { t, dates } = useWords();
  const note = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (takeFocus) note.current?.focus();
  }, [takeFocus]);
  const setNote = (text: string) => onChange({ ...along, note: text.slice(0, NOTE_LENGTH) });
  const begin = (words: string) => {
    const before = along.note.trimEnd();
    setNote(`${before}${before && '\n'}${words}`);
    note.current?.focus();
  };
  const submit = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat) onSubmit();
  };
  const due = along.due && dates.shortDay(along.due);
  return (
    <section className="with" aria-label={t('pane.with')}>
      <DueField
        due={along.due}
        phrases={duePhrases}
        onChange={(day) => onChange({ ...along, due: day })}
      />
      <textarea
        className="field"
        ref={note}
        value={along.note}
        aria-label={t('pane.note')}
        placeholder={t('pane.note')}
        rows={along.note.includes('\n') || along.note.length > 34 ? 3 : 1}
        maxLength={NOTE_LENGTH}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={submit}
      />
      <div className="stubs">
        <Stub words={t('pane.stubAsked')} onBegin={() => begin(`${t('pane.stubAsked')}: `)} />
        <Stub words={t('pane.stubDone')} onBegin={() => begin(`${t('pane.stubDone')}: `)} />
        <Stub words={t('pane.stubDue')} onBegin={() => begin(`${t('pane.stubDue')}: ${due}`)} />
      </div>
    </section>
  );
}

function Stub({ words, onBegin }: { words: string; onBegin: () => void }) {
  return (
    <button type="button" className="stub" onClick={onBegin}>
      <Icon name="plus" size={12} />
      {words}
    </button>
  );
}
