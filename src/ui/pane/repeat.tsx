import type { HandoffView } from '../../wire/handoffs.ts';
import { Button } from '../shared/button.tsx';
import { Notice } from '../shared/states.tsx';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';

/** Somebody has the request already, and it is to be handed off all the same. */
export interface Repeat {
  /** With whom it is; absent when that is not visible. */
  name?: string;
  /** Entra id of whoever declined it; absent when nobody did. */
  declinedBy?: string;
  onLeave: () => void;
}

/** Says so above the suggestion, with the way back. Nothing when it is the first hand-off. */
export function RepeatNotice({ repeat }: { repeat: Repeat | undefined }) {
  const { t } = useWords();
  if (!repeat) return null;
  const { name, onLeave } = repeat;
  return (
    <Notice look="tint" icon="link">
      {name ? t('repeat.with', { name: plain(name) }) : t('repeat.withSomebody')}{' '}
      {t('repeat.linked')}{' '}
      <button type="button" className="link" onClick={onLeave}>
        {t('repeat.leave')}
      </button>
    </Notice>
  );
}

/** What went out once more after the request was done, and came to nothing. */
export function EndedRepeatNotice({ repeat }: { repeat: HandoffView | undefined }) {
  const { t } = useWords();
  if (!repeat) return null;
  const { owner, reason, state } = repeat;
  const words = { name: plain(owner.name), reason: plain(reason) };
  return (
    <Notice look="warn" icon="alert">
      {t(state === 'declined' ? 'repeat.declined' : 'repeat.expired', words)}
    </Notice>
  );
}

export interface RepeatButtonProps {
  onRepeat: () => void;
  /** True when the first one came to nothing, so that somebody else must get it. False by default. */
  needed?: boolean;
}

/** Leads to a second hand-off of the same request. */
export function RepeatButton({ onRepeat, needed = false }: RepeatButtonProps) {
  const { t } = useWords();
  return (
    <>
      <Button
        className="second"
        appearance={needed ? 'secondary' : 'subtle'}
        aria-describedby="linked"
        onClick={onRepeat}
      >
        {t(needed ? 'repeat.else' : 'repeat.anyway')}
      </Button>
      <p className="foot-note" id="linked">
        {t('repeat.linked')}
      </p>
    </>
  );
}
