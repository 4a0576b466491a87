import { useEffect, useEffectEvent, useRef } from 'react';
import { Button } from '../../shared/button.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useCountdown } from '../../shared/use-countdown.ts';
import { useWords } from '../../shared/use-words.ts';
import type { Row } from './rows.ts';

export interface UndoAllProps {
  /** Those whose mails have not left yet. */
  justGiven: readonly Row[];
  /** True when it follows the click that handed them off. */
  takeFocus: boolean;
  busy: boolean;
  onUndo: () => void;
  /** The mails have left by now. */
  onOver: () => void;
}

/** One way back for all of them, as long as nothing has left. It takes the focus of the button it follows. */
export function UndoAll({ justGiven, takeFocus, busy, onUndo, onOver }: UndoAllProps) {
  const { t } = useWords();
  const seconds = useCountdown(0, Math.min(...justGiven.map(leavesAt)));
  const button = useRef<HTMLButtonElement>(null);
  const over = useEffectEvent(onOver);
  useEffect(() => {
    if (takeFocus && document.activeElement === document.body) button.current?.focus();
  }, [takeFocus]);
  useEffect(() => {
    if (seconds === 0) over();
  }, [seconds]);
  return (
    <Button
      className="second"
      ref={button}
      disabledFocusable={busy || seconds === 0}
      onClick={onUndo}
    >
      <Icon name="undo" size={16} />
      {t('several.undo', { count: justGiven.length, seconds })}
    </Button>
  );
}

/** In milliseconds. */
function leavesAt({ standing, readAt }: Row): number {
  if (standing.kind !== 'given') return readAt;
  return readAt + (standing.handoff.sendsInSeconds ?? 0) * 1000;
}
