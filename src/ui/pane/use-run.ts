import type { OpenRuns } from '../../wire/runs.ts';
import type { MailAnswer } from '../../wire/suggestions.ts';
import type { Choice } from '../shared/choice.ts';
import { useOpenRuns } from '../shared/run-queries.ts';

type OpenRun = OpenRuns['runs'][number];

/** The runs a mail may join, and the one it joins. */
export interface Joining {
  runs: readonly OpenRun[];
  joined: OpenRun | undefined;
  /** Why it is this one, when nobody has chosen it. */
  because: 'subject' | 'conversation' | undefined;
}

/** `chosen`: the key the person has chosen, empty for a new run, nothing while they have not. Then the hint counts. */
export function useRunOf(
  choice: Choice | undefined,
  hint: MailAnswer['runHint'],
  chosen: string | undefined,
): Joining {
  const isStep = choice?.process !== undefined;
  const runs = useOpenRuns(choice?.responsibilityId ?? 0, isStep).data?.runs ?? [];
  if (!isStep) return { runs: [], joined: undefined, because: undefined };
  const hinted = hint && runs.find(({ run }) => run.processKey.startsWith(hint.key));
  if (chosen === undefined) return { runs, joined: hinted, because: hinted && hint?.from };
  const joined = runs.find(({ run }) => run.processKey === chosen);
  return { runs, joined, because: undefined };
}
