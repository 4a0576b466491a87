import { useMutation } from '@tanstack/react-query';
import type { Remedy } from '../../../core/findings/register-finding.ts';
import { textOf } from '../../../core/register-entry.ts';
import type { EditOutcome } from '../../../wire/api.ts';
import { useApp } from '../../shared/app-context.ts';
import { Button } from '../../shared/button.tsx';
import { FailureNotice, Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import type { Saved } from '../register/entry-form.tsx';
import '../register/register.css';
import { ReplayResult } from '../register/replay-result.tsx';
import { outcomeOf } from '../register/use-edit.ts';
import { useChangeRows, useRights } from '../register/use-register.ts';
import { useFindingWords } from './finding-text.ts';

export interface BorderProposalProps {
  remedy: Remedy;
  onSaved: (saved: Saved) => void;
}

/** A change that corrections speak for: what it would do, and, for whoever may edit the register, the button that does it. */
export function BorderProposal({ remedy, onSaved }: BorderProposalProps) {
  const { say } = useFindingWords();
  const { api } = useApp();
  const { row, columns } = remedy;
  const replaying = useMutation({ mutationFn: () => api.replay({ row, columns }) });
  const changing = useChange(remedy, onSaved);
  const mayEdit = useRights().data?.mayEdit ?? false;
  return (
    <div className="stack">
      <div className="undo-line">
        <Button
          size="small"
          disabledFocusable={replaying.isPending}
          onClick={() => replaying.mutate()}
        >
          {say(replaying.isPending ? 'proposal.asking' : 'proposal.ask')}
        </Button>
        {mayEdit ? (
          <Button
            size="small"
            disabledFocusable={changing.isPending}
            onClick={() => changing.mutate()}
          >
            {say(changing.isPending ? 'proposal.going' : 'proposal.go')}
          </Button>
        ) : (
          <span className="cap">{say('proposal.nobody')}</span>
        )}
      </div>
      <ReplayResult
        replay={{ report: replaying.data, error: replaying.error }}
        row={row}
        columns={columns}
      />
      {changing.error && <FailureNotice error={changing.error} />}
      {changing.data && <Unwritten outcome={changing.data} />}
    </div>
  );
}

/** Why nothing was written. */
function Unwritten({ outcome }: { outcome: EditOutcome | { kind: 'moved' } }) {
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

/** Writes the row as it is now, and only when its text is still the one the proposal goes on from. */
function useChange({ row, columns }: Remedy, onSaved: BorderProposalProps['onSaved']) {
  const { api } = useApp();
  const change = useChangeRows();
  return useMutation({
    mutationFn: async () => {
      const { etag, columns: now } = await api.registerRow(row);
      const goesOn = textOf(columns['NotHere']).startsWith(textOf(now['NotHere']).trim());
      if (!goesOn) return { kind: 'moved' } as const;
      const [result] = await change.mutateAsync([{ id: row, etag, columns }]);
      return outcomeOf(result);
    },
    onSuccess: (outcome) => outcome.kind === 'saved' && onSaved(outcome),
  });
}
