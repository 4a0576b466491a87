import type { HandoffList, Stored } from './handoff-ports.ts';

/** This row as it is now, if it holds its claim; nothing when somebody else's does. To be asked before a draft is made. */
export async function stillHolding(
  stored: Stored,
  { handoffs }: { handoffs: HandoffList },
): Promise<Stored | undefined> {
  if (stored.record.mailState !== 'claimed') return stored;
  const holder = await handoffs.settle(stored);
  return holder.record.handoffKey === stored.record.handoffKey ? holder : undefined;
}
