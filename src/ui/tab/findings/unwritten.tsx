import type { EditOutcome } from '../../../wire/register.ts';
import { Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useFindingWords } from './finding-text.ts';

export interface UnwrittenProps {
  /** `moved`: the row is no longer what the change goes on from. */
  outcome: EditOutcome | { kind: 'moved' };
}

/** Why nothing was written; nothing when it was. */
export function Unwritten({ outcome }: UnwrittenProps) {
  const { t, say } = useFindingWords();
  if (outcome.kind === 'saved') return null;
  const [problem] = outcome.kind === 'invalid' ? outcome.problems : [];
  return (
    <Notice look="warn" icon="alert" urgent>
      {problem
        ? t(`register.finding.${problem.kind}`, { value: plain(problem.value) })
        : say('proposal.moved')}
    </Notice>
  );
}
