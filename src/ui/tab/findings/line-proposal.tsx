import { useMutation } from '@tanstack/react-query';
import { goesOnFrom } from '../../../core/findings/line-remedies.ts';
import type { Remedy } from '../../../core/findings/register-finding.ts';
import { useApp } from '../../shared/app-context.ts';
import { Button } from '../../shared/button.tsx';
import { FailureNotice } from '../../shared/states.tsx';
import type { Saved } from '../register/entry-form.tsx';
import '../register/register.css';
import { ReplayResult } from '../register/replay-result.tsx';
import { outcomeOf } from '../register/use-edit.ts';
import { useApproveProposal, useOwnProposals } from '../desk/use-reviews.ts';
import { useChangeRows, useRights } from '../register/use-register.ts';
import { useFindingWords } from './finding-text.ts';
import { Unwritten } from './unwritten.tsx';

export interface LineProposalProps {
  remedy: Remedy;
  /** How the row is called that would be changed; it may be another one than the finding's. */
  title: string;
  onSaved: (saved: Saved) => void;
}

/** A change that corrections speak for: what it would do, and the button that does it, for whoever may edit the register and for the owner of the row. */
export function LineProposal({ remedy, title, onSaved }: LineProposalProps) {
  const { say } = useFindingWords();
  const { api } = useApp();
  const { row, columns } = remedy;
  const replaying = useMutation({ mutationFn: () => api.replay({ row, columns }) });
  const mayEdit = useRights().data?.mayEdit ?? false;
  const isMine = useIsMine(remedy);
  const changing = useChange(remedy, mayEdit, onSaved);
  const does = mayEdit ? 'proposal.go' : 'proposal.agree';
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
        {mayEdit || isMine ? (
          <Button
            size="small"
            disabledFocusable={changing.isPending}
            onClick={() => changing.mutate()}
          >
            {say(changing.isPending ? 'proposal.going' : does)}
          </Button>
        ) : (
          <span className="cap">{say('proposal.nobody')}</span>
        )}
      </div>
      <ReplayResult
        replay={{ report: replaying.data, error: replaying.error }}
        title={title}
        columns={columns}
      />
      {changing.error && <FailureNotice error={changing.error} />}
      {changing.data && <Unwritten outcome={changing.data} />}
    </div>
  );
}

/** Writes the row as it is now, and only when its text is still the one the proposal goes on from. An owner agrees, and Baton writes. */
function useChange(remedy: Remedy, mayEdit: boolean, onSaved: LineProposalProps['onSaved']) {
  const { row, columns } = remedy;
  const { api } = useApp();
  const change = useChangeRows();
  const approve = useApproveProposal(remedy);
  return useMutation({
    mutationFn: async () => {
      if (!mayEdit) return { kind: 'saved' as const, entry: await approve.mutateAsync(), undo: [] };
      const { etag, columns: now } = await api.registerRow(row);
      if (!goesOnFrom(remedy, now)) return { kind: 'moved' } as const;
      const [result] = await change.mutateAsync([{ id: row, etag, columns }]);
      return outcomeOf(result);
    },
    onSuccess: (outcome) => outcome.kind === 'saved' && onSaved(outcome),
  });
}

/** Whether it is the owner of the row who looks at it. */
function useIsMine(remedy: Remedy): boolean {
  const key = JSON.stringify(remedy);
  return useOwnProposals().some((mine) => JSON.stringify(mine.remedy) === key);
}
