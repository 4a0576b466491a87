import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { HandoffActionBody, HandoffView } from '../../../wire/handoffs.ts';
import { useApp } from '../../shared/app-context.ts';
import { createHandoffKeys, type HandoffKeys } from '../../shared/handoff-keys.ts';
import { useShowChanged } from '../../shared/handoff-changes.ts';

/** What came of one of several. */
export interface BulkAnswer {
  handoff: HandoffView;
  /** How it stands now; absent when it stayed as it was. */
  changed?: HandoffView;
  /** Why it stayed as it was; absent when it was done. */
  error?: unknown;
}

export interface BulkWish {
  body: HandoffActionBody;
  handoffs: readonly HandoffView[];
}

/** What is passed on is a hand-off of its own for each; tried again, it is the same one. */
function bodyFor({ handoffKey }: HandoffView, body: HandoffActionBody, keys: HandoffKeys) {
  const { target } = body;
  if (!target) return body;
  return { ...body, target: { ...target, handoffKey: keys.keyOf([handoffKey, target]) } };
}

/** Does the same with several hand-offs, one after the other; one that fails keeps no other from being done. */
export function useBulk() {
  const { api } = useApp();
  const show = useShowChanged();
  const [keys] = useState(createHandoffKeys);
  const one = async (handoff: HandoffView, body: HandoffActionBody): Promise<BulkAnswer> => {
    try {
      const changed = await api.act(handoff.handoffKey, bodyFor(handoff, body, keys));
      await show(changed);
      return { handoff, changed };
    } catch (error) {
      return { handoff, error };
    }
  };
  return useMutation({
    mutationFn: async ({ body, handoffs }: BulkWish) => {
      const answers: BulkAnswer[] = [];
      for (const handoff of handoffs) answers.push(await one(handoff, body));
      return answers;
    },
  });
}
