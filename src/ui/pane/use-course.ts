import { useState } from 'react';
import type { HandoffView, MailStatus } from '../../wire/handoffs.ts';
import type { MailAnswer } from '../../wire/suggestions.ts';
import { type Choice, namedAs } from '../shared/choice.ts';
import type { Known } from '../shared/queries.ts';
import type { Draft } from './open-screen.tsx';

/** What was done in this pane since the server's answer, which may not know it yet. Each names the hand-off it is about. */
interface Since {
  /** Taken back: the mail is open again. */
  returned?: string;
  /** The one that is taken back to change what goes along. */
  editing?: string;
  /** To be handed off although this one exists. */
  repeating?: string;
  /** Passed on: from now on the new one is followed. */
  passedOn?: { from: string; to: Known };
}

/** With whom a mail is, as far as that may be known. */
export interface Holder {
  /** Names the hand-off, or the moment when no more is visible. */
  key: string;
  name?: string;
  /** Entra id of whoever declined it; absent when nobody did. */
  declinedBy?: string;
}

/** The way of one mail through the pane, and what the person chose on it. */
export function useCourse({ status, suggestion }: MailAnswer, readAt: number) {
  const [draft, setDraft] = useState<Draft>({ picked: undefined, along: { note: '', due: '' } });
  const [since, setSince] = useState<Since>({});
  const holder = holderOf(status);
  const key = holder?.key;
  const { returned, passedOn } = since;

  const takeBack = (handoff: HandoffView) => {
    if (passedOn?.to.handoff.handoffKey === handoff.handoffKey) return setSince({});
    const { handoffKey, note, due = '', run } = handoff;
    const joined = run && run.processKey !== handoffKey && { run: run.processKey };
    setSince({ ...since, returned: handoffKey });
    setDraft({
      picked: draft.picked ?? namedAs(suggestion, handoff),
      along: { note, due, ...joined },
    });
  };
  return {
    draft,
    setDraft,
    holder,
    open: key === undefined || key === returned || key === since.repeating,
    repeating: key !== undefined && key === since.repeating,
    returned: returned && (returned === since.editing ? 'editing' : 'plain'),
    /** The hand-off to follow; nothing when none is visible. */
    known: passedOn && passedOn.from === key ? passedOn.to : knownFrom(status, readAt),
    passedOn: passedOn !== undefined && passedOn.from === key,
    takeBack,
    edit: (editing: string) => setSince({ ...since, editing }),
    repeat: () => key && setSince({ repeating: key }),
    /** The same mail once more, for what else it asks; the person chooses where `picked` is absent. */
    second: (picked: Choice | undefined) => {
      setDraft({ picked, along: { note: '', due: '' } });
      if (key) setSince({ repeating: key });
    },
    leaveRepeat: () => setSince({}),
    passOn: (to: Known) => key && setSince({ passedOn: { from: key, to } }),
  } as const;
}

function holderOf(status: MailStatus): Holder | undefined {
  if (status.kind === 'open') return undefined;
  if (status.kind === 'taken') return { key: status.since };
  const { handoff, endedRepeat } = status;
  const latest = endedRepeat ?? handoff;
  const declined = latest.state === 'declined' && { declinedBy: latest.owner.oid };
  return { key: latest.handoffKey, name: handoff.owner.name, ...declined };
}

function knownFrom(status: MailStatus, readAt: number): Known | undefined {
  return status.kind === 'handed_off' ? { handoff: status.handoff, readAt } : undefined;
}
