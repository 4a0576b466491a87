import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { type HandoffAction, handoffActions } from '../../../core/handoff.ts';
import type { HandoffView } from '../../../wire/handoffs.ts';

/**
 * What a link in a mail was about, for example `?do=accept`, as it stood when the hand-off was opened. It is offered
 * and never done: scanners open links, too. `late` when it cannot be done any more.
 */
export function useWish({ actions }: HandoffView): { wish?: HandoffAction; late?: HandoffAction } {
  const [search] = useSearchParams();
  const [asked] = useState(() => handoffActions.find((action) => action === search.get('do')));
  const [late] = useState(asked !== undefined && !actions.includes(asked));
  if (asked === undefined) return {};
  return late ? { late: asked } : { wish: asked };
}
