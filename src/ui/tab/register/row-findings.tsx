import type { RegisterFinding } from '../../../core/findings/register-finding.ts';
import type { RegisterEntry } from '../../../core/register-entry.ts';
import { Button } from '../../shared/button.tsx';
import { useFindings } from '../../shared/queries.ts';
import { FailureNotice } from '../../shared/states.tsx';
import { BorderProposal } from '../findings/border-proposal.tsx';
import { FindingItem } from '../findings/finding-item.tsx';
import { useFindingWords } from '../findings/finding-text.ts';
import { useChangeRows } from './use-register.ts';
import type { Saved } from './entry-form.tsx';

export interface RowFindingsProps {
  entry: RegisterEntry;
  mayEdit: boolean;
  onSaved: (saved: Saved) => void;
}

/** What is wrong with the row that is open, each with the button that mends it. */
export function RowFindings({ entry, ...rest }: RowFindingsProps) {
  const found = useFindings().data?.findings.filter(({ row }) => row === entry.id) ?? [];
  if (found.length === 0) return null;
  return (
    <ul className="finding-list">
      {found.map((finding) => (
        <Mendable
          key={`${finding.kind} ${finding.column}`}
          finding={finding}
          entry={entry}
          {...rest}
        />
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
  const mending = useChangeRows();
  const { remedy } = finding;
  const columns = remedy?.row === entry.id ? remedy.columns : {};
  const isOneClick = Object.keys(columns).length > 0 && !('Owner' in columns);
  if (remedy?.does === 'draw_border')
    return (
      <FindingItem finding={finding}>
        <BorderProposal remedy={remedy} onSaved={onSaved} />
      </FindingItem>
    );
  if (!mayEdit || !isOneClick) return <FindingItem finding={finding} />;
  const mend = () =>
    mending.mutate([{ id: entry.id, etag: entry.etag, columns }], {
      onSuccess: ([result]) => result?.kind === 'saved' && onSaved(result),
    });
  return (
    <FindingItem finding={finding}>
      <Button size="small" disabledFocusable={mending.isPending} onClick={mend}>
        {textOf(finding).does}
      </Button>
      {mending.error && <FailureNotice error={mending.error} />}
    </FindingItem>
  );
}
