import { useState } from 'react';
import type { Desk, HandoffView } from '../../../wire/handoffs.ts';

export interface Selection {
  /** What is chosen and still lies there. */
  chosen: HandoffView[];
  choiceOf: (handoff: HandoffView) => { chosen: boolean; toggle: () => void };
  clear: () => void;
  /** Only these stay chosen. */
  keep: (handoffs: readonly HandoffView[]) => void;
}

/** Which rows of what is mine to answer or to do are chosen. */
export function useSelection({ offered, mine, waiting }: Desk): Selection {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const rows = [offered, mine, waiting].flatMap(({ handoffs }) => handoffs);
  return {
    chosen: rows.filter(({ handoffKey }) => keys.has(handoffKey)),
    choiceOf: ({ handoffKey }) => ({
      chosen: keys.has(handoffKey),
      toggle: () => setKeys((before) => before.symmetricDifference(new Set([handoffKey]))),
    }),
    clear: () => setKeys(new Set()),
    keep: (handoffs) => setKeys(new Set(handoffs.map(({ handoffKey }) => handoffKey))),
  };
}
