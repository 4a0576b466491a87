import type { ChartProposal } from '../../../core/first-day/chart-proposals.ts';
import { Button } from '../../shared/button.tsx';
import { Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useTemplateWords } from './template-words.ts';

export interface ChartProposalNoteProps {
  proposal: ChartProposal;
  onTake: () => void;
}

/** Whom the organisation chart speaks for, and why. */
export function ChartProposalNote({ proposal, onTake }: ChartProposalNoteProps) {
  const { say } = useTemplateWords();
  const { owner, reason, deputies } = proposal;
  const { where, department, jobTitle } = reason;
  const name = plain(owner.name);
  const because = say(`chart.${where}`, {
    jobTitle: plain(jobTitle) || '–',
    department: plain(department) || '–',
  });
  const standIns = deputies.map(
    ({ person, reason: why }) => `${plain(person.name)} (${say(`chart.${why}`)})`,
  );
  return (
    <Notice look="tint" icon="person">
      <div className="template-proposal">
        <span>
          {say('chart.proposed')} <b>{name}</b>: {because}{' '}
          {standIns.length > 0 && say('chart.deputies', { names: standIns.join(', ') })}
        </span>
        <Button size="small" aria-label={say('chart.takeThis', { name })} onClick={onTake}>
          {say('chart.take')}
        </Button>
      </div>
    </Notice>
  );
}
