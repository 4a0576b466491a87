import { useState } from 'react';
import type { HandoffAction } from '../../core/handoff.ts';
import type { HandoffActionBody, HandoffView } from '../../wire/handoffs.ts';
import { type AskFormProps, type Asking, asksFirst } from './asking.ts';
import type { useAct } from './handoff-changes.ts';

export interface AskingWays {
  /** Starts an action: at once, or with its question. */
  start: (action: HandoffAction) => void;
  /** The question that is open; nothing when none is. */
  asked: AskFormProps | undefined;
  /** Why the last try failed, unless the open question says it. */
  refusal: Error | null;
}

/** Runs the actions of a hand-off; those that need to know something ask first, a `wish` at once. `onDone` hears what came of it. */
export function useAsking(
  handoff: HandoffView,
  act: ReturnType<typeof useAct>,
  onDone: (changed: HandoffView, body: HandoffActionBody) => void,
  wish?: HandoffAction,
): AskingWays {
  const { actions } = handoff;
  const [asking, setAsking] = useState<Asking | undefined>(() =>
    wish !== undefined && asksFirst(wish) ? wish : undefined,
  );
  const run = (body: HandoffActionBody) => {
    if (act.isPending) return;
    act.mutate(body, {
      onSuccess: (changed) => {
        setAsking(undefined);
        onDone(changed, body);
      },
    });
  };
  const start = (action: HandoffAction) => {
    if (!asksFirst(action)) return run({ action });
    act.reset();
    setAsking(action);
  };
  const open = asking && actions.includes(asking);
  const onCancel = () => {
    // whoever closes the question has read there why it failed
    if (act.isError) act.reset();
    setAsking(undefined);
  };
  const asked = open
    ? { asking, handoff, error: act.error, pending: act.isPending, onAct: run, onCancel }
    : undefined;
  return { start, asked, refusal: asked ? null : act.error };
}
