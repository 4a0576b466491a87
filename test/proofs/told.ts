import type { HandoffView, MailStatus } from '../../src/wire/handoffs.ts';

/**
 * What is wrong with what somebody was told of the hand-off that stood before theirs: who has it for those who may see
 * it, since when for everybody else. Nothing when all is well.
 */
export function wronglyTold(told: MailStatus, won: HandoffView): string | undefined {
  switch (told.kind) {
    case 'open':
      return 'that nobody has it';
    case 'taken':
      return told.since === won.handedOffAt ? undefined : `since ${told.since}`;
    case 'handed_off': {
      const { handoffKey, owner } = told.handoff;
      const isIt = handoffKey === won.handoffKey && owner.oid === won.owner.oid;
      return isIt ? undefined : `that ${owner.name} has it`;
    }
  }
}
