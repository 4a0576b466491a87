import { mailSteps } from '../../src/core/mail-protocol.ts';
import type { ModelStep, Setting } from './protocol.ts';

/** Three servers at work: for one click, for two, and for three people's clicks on the same request. */
export const threeWorkers = [
  [0, 0, 0],
  [0, 0, 1],
  [0, 1, 2],
] as const;

/** The shipped table under these faults; both assumptions about the unique column. */
export function settingsOf(
  workers: readonly (readonly number[])[],
  faults: Pick<Setting, 'crashes' | 'lost' | 'late' | 'decisions'>,
): Setting[] {
  return workers.flatMap((each) =>
    (['atomic', 'none'] as const).map((unique) => ({
      steps: mailSteps,
      workers: each,
      unique,
      singleUse: true,
      ...faults,
    })),
  );
}

/** The shipped steps with some of them replaced by a mistake. */
function mistaken(changes: Partial<Record<ModelStep['name'], Partial<ModelStep>>>): ModelStep[] {
  return mailSteps.map((step) => ({ ...step, ...changes[step.name] }));
}

/** Mistakes that people have made, and that the check must find. */
export const mistakes: readonly {
  what: string;
  setting: Pick<Setting, 'steps' | 'trustsOldClaim'> & { singleUse?: boolean };
}[] = [
  {
    what: 'each worker sends its own draft',
    setting: {
      steps: mailSteps.map((step): ModelStep => {
        if (step.name === 'submit')
          return { ...step, from: 'drafted', by: 'driver', effect: 'send_own_draft' };
        if (step.name !== 'draft') return step;
        const { onLost: _, ...draft } = step;
        return { ...draft, after: { ...draft.after, made: 'drafted' } };
      }),
    },
  },
  {
    what: 'whoever finds a mail on its way sends its draft',
    setting: {
      steps: mistaken({ recover: { effect: 'send_draft_of_row', after: { submitted: 'sent' } } }),
      singleUse: false,
    },
  },
  {
    what: 'a mail without an answer is written and sent again by itself',
    setting: { steps: mistaken({ recover: { after: { found: 'sent', not_found: 'claimed' } } }) },
  },
  {
    what: 'what is not found counts as sent',
    setting: { steps: mistaken({ recover: { after: { found: 'sent', not_found: 'sent' } } }) },
  },
  {
    what: 'a mail under way is left where it is',
    setting: { steps: mailSteps.filter(({ name }) => name !== 'recover') },
  },
  {
    what: 'whoever resumes trusts that the claim still stands, and the column is not unique',
    setting: { steps: mailSteps, trustsOldClaim: true },
  },
];
