import { Link } from 'react-router';
import type { HandoffView } from '../../wire/handoffs.ts';
import { plain } from './text.ts';
import { useWords } from './use-words.ts';

/** What a hand-off belongs to: a run, a partner, the hand-off it repeats. Nothing for most. */
export function HandoffFacts({ handoff: { run, partner, duplicateOf } }: { handoff: HandoffView }) {
  const { t } = useWords();
  return (
    <>
      {run && (
        <p className="sub">
          <Link to={`/runs/${run.processKey}`}>
            {t('runs.of', { process: run.process, step: run.step })}
          </Link>
        </p>
      )}
      {partner?.address && (
        <p className="sub">
          {t('runs.partner', { name: plain(partner.name), address: partner.address })}
        </p>
      )}
      {duplicateOf && (
        <p className="sub">
          <Link to={`/handoffs/${duplicateOf}`}>{t('runs.duplicate')}</Link>
        </p>
      )}
    </>
  );
}
