import { useEffect, useEffectEvent } from 'react';
import { useNavigate } from 'react-router';
import { useApp } from '../shared/app-context.ts';

/** The host's own back button closes a question that is open, else goes back in the tab as long as there is anything before in it, then out of it. */
export function useHostBack(): void {
  const { host } = useApp();
  const navigate = useNavigate();
  const goBack = useEffectEvent(() => {
    if (closesQuestion()) return true;
    if (!hasPlaceBefore(window.history.state)) return false;
    void navigate(-1);
    return true;
  });
  useEffect(() => host.onBack?.(() => goBack()), [host]);
}

/** React Router numbers the places it leads to, from 0 on. */
function hasPlaceBefore(state: unknown): boolean {
  const isNumbered = typeof state === 'object' && state !== null && 'idx' in state;
  return isNumbered && typeof state.idx === 'number' && state.idx > 0;
}

/** A question takes the press as it takes Esc; one that has to be answered stays. */
function closesQuestion(): boolean {
  const question = document.querySelector('dialog[open]');
  if (question === null) return false;
  // the host's button has the focus: it goes back to where the question was asked
  window.focus();
  question.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
  );
  return true;
}
