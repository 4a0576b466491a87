import type { HandoffView, ProofAnswer } from '../../../wire/handoffs.ts';
import { Icon } from '../../shared/icon.tsx';
import { useProof } from '../../shared/queries.ts';
import { Notice } from '../../shared/states.tsx';
import { useWords } from '../../shared/use-words.ts';

/** Whether the record of this hand-off is intact, and how much of it is anchored: two things, said apart. */
export function ProofLine({ handoff }: { handoff: HandoffView }) {
  const { t } = useWords();
  const proof = useProof(handoff);
  return (
    <section aria-labelledby="proof-title">
      <h3 id="proof-title" className="h">
        {t('log.proof.title')}
      </h3>
      {proof.data ? (
        <Said proof={proof.data} />
      ) : (
        <p className="cap">{t(proof.error ? 'log.proof.failed' : 'app.loading')}</p>
      )}
    </section>
  );
}

function Said({ proof: { events, listed, findings } }: { proof: ProofAnswer }) {
  const { t } = useWords();
  if (findings.length > 0) {
    return (
      <Notice look="bad" icon="alert">
        {t('log.proof.broken')}
      </Notice>
    );
  }
  if (events === 0) return <p className="cap">{t('log.proof.none')}</p>;
  const open = events - listed;
  return (
    <p className="proof">
      <Icon name="shield" size={16} />
      <span>
        {t('log.proof.intact', { count: events })}{' '}
        {open === 0 ? t('log.proof.listed') : t('log.proof.notListed', { count: open })}
      </span>
    </p>
  );
}
