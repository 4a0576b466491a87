import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../shared/button.tsx';
import { focusSoon } from '../../shared/focus-soon.ts';
import { useRegisterWords } from './register-words.ts';
import type { Edit } from './use-edit.ts';

export interface DiscardProps {
  edit: Edit;
  onDiscard: () => void;
}

/** Throws away what was typed and closes the form; asks first where there is something to lose. */
export function Discard({ edit, onDiscard }: DiscardProps) {
  const { say } = useRegisterWords();
  const [isAsking, setAsking] = useState(false);
  const discard = () => {
    edit.discard();
    onDiscard();
  };
  const id = useId();
  const cancel = () => {
    setAsking(false);
    focusSoon(id);
  };
  // saved or undone meanwhile: what is typed next is another matter
  if (isAsking && !edit.isTyped) setAsking(false);
  if (isAsking && edit.isTyped) return <Question onDiscard={discard} onCancel={cancel} />;
  return (
    <Button
      id={id}
      appearance="subtle"
      onClick={() => (edit.isTyped ? setAsking(true) : discard())}
    >
      {say('discard')}
    </Button>
  );
}

/** The harmless answer comes first and has the focus: a second click too many loses nothing. */
function Question({ onDiscard, onCancel }: { onDiscard: () => void; onCancel: () => void }) {
  const { say } = useRegisterWords();
  const harmless = useRef<HTMLButtonElement>(null);
  useEffect(() => harmless.current?.focus(), []);
  return (
    <div className="row" role="alertdialog" aria-label={say('discardAsk')}>
      <Button ref={harmless} onClick={onCancel}>
        {say('discardNo')}
      </Button>
      <span>{say('discardAsk')}</span>
      <Button appearance="subtle" onClick={onDiscard}>
        {say('discard')}
      </Button>
    </div>
  );
}
