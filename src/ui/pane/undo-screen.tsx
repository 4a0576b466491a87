import { Button } from '../shared/button.tsx';
import { useEffect, useRef } from 'react';
import type { HandoffView } from '../../wire/handoffs.ts';
import { Icon } from '../shared/icon.tsx';
import { useAct } from '../shared/handoff-changes.ts';
import { FailureNotice } from '../shared/states.tsx';
import { useEscape } from '../shared/use-escape.ts';
import { useGrace } from '../shared/use-grace.ts';
import { useAsking } from '../shared/use-asking.ts';
import { useWords } from '../shared/use-words.ts';
import { AskedCard } from './asked-card.tsx';
import { Countdown, Held } from './countdown.tsx';
import { Screen } from './screen.tsx';
import { useEnter } from './use-enter.ts';
import { WhatLeaves } from './what-leaves.tsx';

export interface UndoScreenProps {
  handoff: HandoffView;
  subject: string;
  /** When the server said so, in milliseconds. */
  readAt: number;
  /** Why the server could not be asked again. */
  error: Error | null;
  /** True when it takes the place of the button just pressed. */
  justNow: boolean;
  onEdit: (() => void) | undefined;
}

/** Nothing has left yet: what will, when, and the way back. */
export function UndoScreen({ handoff, subject, readAt, error, justNow, onEdit }: UndoScreenProps) {
  const { t } = useWords();
  const act = useAct(handoff.handoffKey);
  const mayUndo = useGrace(justNow);
  const { start, asked } = useAsking(handoff, act, () => undefined);
  // whoever stops the clock and takes back in one go means both
  const undoNext = useRef(false);
  const undo = () => {
    if (asked || !mayUndo()) return;
    if (act.isPending) undoNext.current = act.variables.action === 'hold';
    else act.mutate({ action: 'undo' });
  };
  const undoIfPressed = () => {
    if (undoNext.current) act.mutate({ action: 'undo' });
    undoNext.current = false;
  };
  const other = (action: 'hold' | 'send_now') =>
    act.mutate({ action }, { onSettled: undoIfPressed });
  useEscape(undo);
  useEnter(undo);
  const takeBack =
    onEdit &&
    (() => {
      if (act.isPending) return;
      onEdit();
      act.mutate({ action: 'undo' });
    });
  // whoever has stopped the clock changes it in place; else it comes back, so that it does not leave meanwhile
  const edit = handoff.held ? () => start('change') : takeBack;
  const failure = act.error ?? error;
  return (
    <Screen
      icon={handoff.held ? 'pause' : 'clock'}
      look="brand"
      title={t('undo.title')}
      subject={subject}
      foot={!asked && <Buttons {...{ handoff, act, justNow }} onUndo={undo} onOther={other} />}
    >
      {failure && !asked && <FailureNotice error={failure} asksAgain={!act.error} />}
      {handoff.held ? <Held handoff={handoff} /> : <Countdown handoff={handoff} readAt={readAt} />}
      {asked ? <AskedCard {...asked} /> : <WhatLeaves handoff={handoff} onEdit={edit} />}
    </Screen>
  );
}

interface ButtonsProps {
  handoff: HandoffView;
  act: ReturnType<typeof useAct>;
  justNow: boolean;
  onUndo: () => void;
  onOther: (action: 'hold' | 'send_now') => void;
}

const others = ['hold', 'send_now'] as const;

/** Undo stands where the button just pressed was, and has the focus it had. */
function Buttons({ handoff: { actions, held }, act, justNow, onUndo, onOther }: ButtonsProps) {
  const { t } = useWords();
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const lost = document.activeElement === document.body;
    if (justNow || (held && lost)) undo.current?.focus();
  }, [justNow, held]);
  const running = act.isPending ? act.variables.action : undefined;
  const shown = others.filter((it) => actions.includes(it) && !(it === 'hold' && held));
  return (
    <>
      <Button
        appearance="primary"
        className="primary"
        ref={undo}
        aria-describedby="leaves"
        aria-keyshortcuts="Escape"
        disabledFocusable={act.isPending && running !== 'hold'}
        onClick={onUndo}
      >
        <Icon name="undo" size={16} />
        {t(running === 'undo' ? 'undo.undoing' : 'action.undo')}
        <span className="key" aria-hidden="true">
          Esc
        </span>
      </Button>
      <div className="row">
        {shown.map((action) => (
          <Button key={action} disabledFocusable={act.isPending} onClick={() => onOther(action)}>
            {t(running === action ? 'action.sending' : `action.${action}`)}
          </Button>
        ))}
      </div>
    </>
  );
}
