import { useEffect, useEffectEvent, useRef } from 'react';
import { Button } from '../../shared/button.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useCountdown } from '../../shared/use-countdown.ts';
import { useWords } from '../../shared/use-words.ts';
import type { Row } from './rows.ts';

export interface UndoAllProps {
  /** Those whose mails have not left yet. */
  justGiven: readonly Row[];
  /** When they were handed off, in milliseconds. */
  givenAt: number;
  busy: boolean;
  onUndo: () => void;
  /** The mails have left by now. */
  onOver: () => void;
}

/** One way back for all of them, as long as nothing has left. It takes the focus of the button it follows. */
export function UndoAll({ justGiven, givenAt, busy, onUndo, onOver }: UndoAllProps) {
  const { t } = useWords();
  const seconds = useCountdown(Math.min(...justGiven.map(secondsOf)), givenAt);
  const button = useRef<HTMLButtonElement>(null);
  const over = useEffectEvent(onOver);
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
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

function secondsOf({ standing }: Row): number {
  return standing.kind === 'given' ? (standing.handoff.sendsInSeconds ?? 0) : 0;
}
