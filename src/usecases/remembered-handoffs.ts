import type { HandoffIndex, HandoffList, Stored } from './handoff-ports.ts';

/** The list, with everything that is written or read put into the index at once: one's own changes are never missing from it. */
export function rememberIn(index: HandoffIndex, list: HandoffList): HandoffList {
  const remembered = async <Found extends Stored | undefined>(asked: Promise<Found>) => {
    const stored = await asked;
    if (stored !== undefined) index.put(stored);
    return stored;
  };
  return {
    claim: (record) => remembered(list.claim(record)),
    settle: (stored) => remembered(list.settle(stored)),
    change: (stored, changes) => remembered(list.change(stored, changes)),
    erase: (stored, erasure) => remembered(list.erase(stored, erasure)),
    findByHandoffKey: (handoffKey) => remembered(list.findByHandoffKey(handoffKey)),
    findByClaimKey: (claimKey) => remembered(list.findByClaimKey(claimKey)),
    findBySentKey: (sentKey) => remembered(list.findBySentKey(sentKey)),
    listRun: (processKey) => list.listRun(processKey),
  };
}
