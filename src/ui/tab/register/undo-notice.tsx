import { Button } from '@fluentui/react-components';
import type { RowChanges } from '../../../wire/api.ts';
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
  edit: LastEdit;
  /** Shown from now on instead; nothing to close it. */
  onChange: (edit: LastEdit | undefined) => void;
}

/** Says what was saved and takes it back, as long as nobody has changed it since. */
export function UndoNotice({ edit, onChange }: UndoNoticeProps) {
  const { say } = useRegisterWords();
  const announce = useAnnounce();
  const undoing = useChangeRows();
  const undo = () =>
    undoing.mutate(edit.undo, {
      onSuccess: (results) => {
        const sentence = wordsFor(results, say);
        announce(sentence);
        onChange({ sentence, undo: [] });
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
          <Button size="small" appearance="subtle" onClick={() => onChange(undefined)}>
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
  return results.length === 1 ? say('undo.conflict') : say('undo.partly', { count });
}
