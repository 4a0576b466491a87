import { useId, useLayoutEffect, useRef } from 'react';
import { AskForm } from '../../shared/ask-form.tsx';
import type { AskFormProps } from '../../shared/asking.ts';
import { useWords } from '../../shared/use-words.ts';

export interface AskDialogProps extends AskFormProps {
  subject: string;
}

/**
 * Asks what an action needs to know, over the desk. A chunk of its own: not every day needs it. The browser's own dialog,
 * because Fluent's left everything behind it hidden from screen readers after it was closed.
 */
export default function AskDialog({ subject, ...form }: AskDialogProps) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    // gives the focus back to where it was, as long as that is there
    return () => current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        form.onCancel();
      }}
    >
      <h2 id={titleId}>{t(`ask.${form.asking}.title`)}</h2>
      <p className="sub dialog-subject">{subject}</p>
      <AskForm {...form} />
    </dialog>
  );
}
