import { useMutation } from '@tanstack/react-query';
import type { RegisterFinding } from '../../../core/findings/register-finding.ts';
import type { RegisterEntry } from '../../../core/register-entry.ts';
import { Button } from '../../shared/button.tsx';
import { useFindingsAt } from '../../shared/finding-queries.ts';
import { FailureNotice } from '../../shared/states.tsx';
import { LineProposal } from '../findings/line-proposal.tsx';
import { isProposedLine } from '../../../core/findings/line-remedies.ts';
import { FindingItem } from '../findings/finding-item.tsx';
import { useFindingWords } from '../findings/finding-text.ts';
import { Unwritten } from '../findings/unwritten.tsx';
import { outcomeOf } from './use-edit.ts';
import { useChangeRows } from './use-register.ts';
import type { Saved } from './entry-form.tsx';

export interface RowFindingsProps {
  entry: RegisterEntry;
  mayEdit: boolean;
  onSaved: (saved: Saved) => void;
}

/** What is wrong with the row that is open, each with the button that mends it. */
export function RowFindings({ entry, ...rest }: RowFindingsProps) {
  const { data } = useFindingsAt([entry.id]);
  const found = data?.findings.filter(({ row }) => row === entry.id) ?? [];
  if (found.length === 0) return null;
  return (
    <ul className="finding-list">
      {found.map((finding) => (
        <li
          key={JSON.stringify([finding.kind, finding.column, finding.remedy])}
          className="finding"
        >
          <Mendable finding={finding} entry={entry} {...rest} />
        </li>
      ))}
    </ul>
  );
}

/** Another owner is not written over the one who answers: that is done in the form, with a day. */
function Mendable({
  finding,
  entry,
  mayEdit,
  onSaved,
}: RowFindingsProps & { finding: RegisterFinding }) {
  const { textOf } = useFindingWords();
  const change = useChangeRows();
  const { remedy } = finding;
  const columns = remedy?.row === entry.id ? remedy.columns : {};
  const mending = useMutation({
    mutationFn: async () =>
      outcomeOf((await change.mutateAsync([{ id: entry.id, etag: entry.etag, columns }]))[0]),
    onSuccess: (outcome) => outcome.kind === 'saved' && onSaved(outcome),
  });
  const isOneClick = Object.keys(columns).length > 0 && !('Owner' in columns);
  if (isProposedLine(finding))
    return (
      <FindingItem finding={finding} place="here">
        <LineProposal key={JSON.stringify(remedy)} finding={finding} onSaved={onSaved} />
      </FindingItem>
    );
  if (!mayEdit || !isOneClick) return <FindingItem finding={finding} place="here" />;
  return (
    <FindingItem finding={finding} place="here">
      <Button size="small" disabledFocusable={mending.isPending} onClick={() => mending.mutate()}>
        {textOf(finding).does}
      </Button>
      {mending.error && <FailureNotice error={mending.error} />}
      {mending.data && <Unwritten outcome={mending.data} />}
    </FindingItem>
  );
}
