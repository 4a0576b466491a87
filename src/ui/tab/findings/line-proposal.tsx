import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import {
  changedTitle,
  goesOnFrom,
  isDeclined,
  type ProposedLine,
} from '../../../core/findings/line-remedies.ts';
import type { Remedy } from '../../../core/findings/register-finding.ts';
import { failureOf } from '../../shared/api-error.ts';
import { useApp } from '../../shared/app-context.ts';
import { Button } from '../../shared/button.tsx';
import { focusSoon } from '../../shared/focus-soon.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
import { FailureNotice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import type { Saved } from '../register/entry-form.tsx';
import '../register/register.css';
import { ReplayResult } from '../register/replay-result.tsx';
import { outcomeOf } from '../register/use-edit.ts';
import { useAnswerProposal, useOwnProposals } from '../desk/use-reviews.ts';
import { useChangeRows, useRights } from '../register/use-register.ts';
import { useFindingWords } from './finding-text.ts';
import { Unwritten } from './unwritten.tsx';

export interface LineProposalProps {
  finding: ProposedLine;
  onSaved: (saved: Saved) => void;
}

/** A change that corrections speak for, or what its owner said to it. */
export function LineProposal({ finding, onSaved }: LineProposalProps) {
  const { say } = useFindingWords();
  const announce = useAnnounce();
  const id = useId();
  const { remedy } = finding;
  const isMine = useIsMine(remedy);
  const answering = useAnswerProposal(remedy);
  const answer = (said: 'decline' | 'ask_again') =>
    answering.mutate(said, {
      onSuccess: () => {
        announce(say(`proposal.said.${said}`));
        focusSoon(id);
      },
    });
  return (
    <div className="stack" id={id} tabIndex={-1}>
      <EarlierAnswer finding={finding} />
      {isDeclined(finding) ? (
        isMine && (
          <AnswerButton
            answering={answering}
            does="ask_again"
            onClick={() => answer('ask_again')}
          />
        )
      ) : (
        <OpenLine finding={finding} isMine={isMine} onSaved={onSaved}>
          {isMine && (
            <AnswerButton answering={answering} does="decline" onClick={() => answer('decline')} />
          )}
        </OpenLine>
      )}
      {answering.error && <FailureNotice error={answering.error} />}
    </div>
  );
}

/** Who said no, and when; nothing while nobody did. */
function EarlierAnswer({ finding: { about } }: Pick<LineProposalProps, 'finding'>) {
  const { say, dates } = useFindingWords();
  if (about.declined === undefined) return null;
  const { at, by, stands } = about.declined;
  const gaps = { name: plain(by), when: dates.whenInside(at) };
  return <p>{say(stands ? 'proposal.declined' : 'proposal.declinedBefore', gaps)}</p>;
}

interface AnswerButtonProps {
  answering: ReturnType<typeof useAnswerProposal>;
  does: 'decline' | 'ask_again';
  onClick: () => void;
}

function AnswerButton({ answering, does, onClick }: AnswerButtonProps) {
  const { say } = useFindingWords();
  return (
    <div>
      <Button size="small" disabledFocusable={answering.isPending} onClick={onClick}>
        {say(answering.isPending ? 'proposal.going' : `proposal.${does}`)}
      </Button>
    </div>
  );
}

interface OpenLineProps extends LineProposalProps {
  /** Undefined while it is not known. */
  isMine: boolean | undefined;
  /** What else its owner can say. */
  children: ReactNode;
}

/** What the change would do, and the button that does it, for whoever may edit the register and for the owner of the row. */
function OpenLine({ finding, isMine, onSaved, children }: OpenLineProps) {
  const { say } = useFindingWords();
  const { api } = useApp();
  const { remedy } = finding;
  const { row, columns } = remedy;
  const replaying = useMutation({ mutationFn: () => api.replay({ row, columns }) });
  const mayEdit = useRights().data?.mayEdit ?? false;
  const changing = useChange(remedy, { mayEdit, isMine }, onSaved);
  const does = mayEdit ? 'proposal.go' : 'proposal.agree';
  return (
    <>
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
          isMine === false && <span className="cap">{say('proposal.nobody')}</span>
        )}
        {children}
      </div>
      <ReplayResult
        replay={{ report: replaying.data, error: replaying.error }}
        title={changedTitle(finding)}
        columns={columns}
      />
      {changing.error && <FailureNotice error={changing.error} />}
      {changing.data && <Unwritten outcome={changing.data} />}
    </>
  );
}

/**
 * Writes the row as it is now, and only when its text is still the one the proposal goes on from. An owner agrees, and
 * Baton writes; also for one who is offered to edit, but whom SharePoint refuses this row.
 */
function useChange(
  remedy: Remedy,
  { mayEdit, isMine }: { mayEdit: boolean; isMine: OpenLineProps['isMine'] },
  onSaved: LineProposalProps['onSaved'],
) {
  const { row, columns } = remedy;
  const { api } = useApp();
  const change = useChangeRows();
  const answer = useAnswerProposal(remedy);
  const agree = async () => {
    const entry = await answer.mutateAsync('agree');
    return { kind: 'saved' as const, entry, undo: [] };
  };
  const write = async () => {
    const { etag, columns: now } = await api.registerRow(row);
    if (!goesOnFrom(remedy, now)) return { kind: 'moved' } as const;
    const [result] = await change.mutateAsync([{ id: row, etag, columns }]);
    return outcomeOf(result);
  };
  const writeOrAgree = () =>
    write().catch((error: unknown) => {
      if (isMine && failureOf(error).code === 'no_access') return agree();
      throw error;
    });
  return useMutation({
    mutationFn: async () => (mayEdit ? writeOrAgree() : agree()),
    onSuccess: (outcome) => outcome.kind === 'saved' && onSaved(outcome),
  });
}

/** Whether it is the owner of the row who looks at it; undefined while that is not known. */
function useIsMine(remedy: Remedy): boolean | undefined {
  const key = JSON.stringify(remedy);
  const { proposals, isKnown } = useOwnProposals();
  return isKnown ? proposals.some((mine) => JSON.stringify(mine.remedy) === key) : undefined;
}
