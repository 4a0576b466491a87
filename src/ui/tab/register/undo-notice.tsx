import { Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { RowChanges } from '../../../wire/register.ts';
import { focusSoon } from '../../shared/focus-soon.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
import { FailureNotice, Notice } from '../../shared/states.tsx';
import { useRegisterWords } from './register-words.ts';
import { type ChangeResult, useChangeRows } from './use-register.ts';

/** What was just done, and how it is taken back. */
export interface LastEdit {
  sentence: string;
  /** Nothing to take back when empty. */
  undo: RowChanges['changes'];
}

export interface UndoNoticeProps {
  /** Nothing is shown before the first one. */
  edit: LastEdit | undefined;
  /** Shown from now on instead; nothing to close it. */
  onChange: (edit: LastEdit | undefined) => void;
}

/**
 * Says what was saved and takes it back, as long as nobody has changed it since. Each edit begins anew, and when what
 * was pressed is gone, the focus comes here; when this is closed, it goes to the panel or the page.
 */
export function UndoNotice({ edit, onChange }: UndoNoticeProps) {
  const close = () => {
    onChange(undefined);
    focusSoon('panel-title', 'page-title');
  };
  if (!edit) return null;
  const key = JSON.stringify(edit.undo);
  return <OneEdit key={key} edit={edit} onUndone={onChange} onClose={close} />;
}

interface OneEditProps {
  edit: LastEdit;
  onUndone: (edit: LastEdit) => void;
  onClose: () => void;
}

function OneEdit({ edit, onUndone, onClose }: OneEditProps) {
  const { say } = useRegisterWords();
  useEffect(() => {
    if (document.activeElement === document.body) focusSoon('undo-notice');
  }, []);
  const announce = useAnnounce();
  const undoing = useChangeRows();
  const undo = () =>
    undoing.mutate(edit.undo, {
      onSuccess: (results) => {
        const sentence = wordsFor(results, say);
        announce(sentence);
        onUndone({ sentence, undo: [] });
      },
    });
  return (
    <>
      <Notice look="tint" icon="check">
        <div className="undo-line">
          <span id="undo-notice" tabIndex={-1}>
            {undoing.isPending ? say('undo.doing') : edit.sentence}
          </span>
          {edit.undo.length > 0 && (
            <Button size="small" disabledFocusable={undoing.isPending} onClick={undo}>
              {say('undo.button')}
            </Button>
          )}
          <Button size="small" appearance="subtle" onClick={onClose}>
            {say('undo.dismiss')}
          </Button>
        </div>
      </Notice>
      {undoing.error && <FailureNotice error={undoing.error} />}
    </>
  );
}

function wordsFor(
  results: readonly ChangeResult[],
  say: ReturnType<typeof useRegisterWords>['say'],
): string {
  const count = results.filter(({ kind }) => kind !== 'saved').length;
  if (count === 0) return say('undo.done');
  if (results.length > 1) return say('undo.partly', { count });
  return say(results[0]?.kind === 'conflict' ? 'undo.conflict' : 'undo.refused');
}
