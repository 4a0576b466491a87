import { useNavigate, useParams } from 'react-router';
import { useHandoffs } from '../../shared/queries.ts';
import { EmptyState, ErrorState, FailureNotice } from '../../shared/states.tsx';
import { useWords } from '../../shared/use-words.ts';
import { PageBones } from '../page-bones.tsx';
import { useTitle } from '../use-title.ts';
import { HandoffPanel } from './handoff-panel.tsx';
import { LogTable } from './log-table.tsx';

/** The log of what was handed off, and the way of the one that is opened. */
export default function HandoffsPage() {
  const { t, dates } = useWords();
  const { key } = useParams();
  const navigate = useNavigate();
  const log = useHandoffs('log');
  useTitle(t('tab.handoffs'));
  const close = () => {
    void navigate('/handoffs');
    requestAnimationFrame(() => document.getElementById(`row-${key}`)?.focus());
  };
  return (
    <>
      <div className="head">
        <h1>{t('tab.handoffs')}</h1>
        {log.data && <p>{t('log.count', { count: log.data.handoffs.length })}</p>}
        {log.data && (
          <p className="cap head-end">{t('app.asOf', { time: dates.time(log.data.asOf) })}</p>
        )}
      </div>
      <div className={key ? 'log log-split' : 'log'}>
        <Content log={log} selected={key} />
        {key && <HandoffPanel key={key} handoffKey={key} onClose={close} />}
      </div>
    </>
  );
}

interface ContentProps {
  log: ReturnType<typeof useHandoffs>;
  selected: string | undefined;
}

function Content({ log, selected }: ContentProps) {
  const { t } = useWords();
  if (!log.data) {
    if (!log.error) return <PageBones />;
    return <ErrorState error={log.error} onRetry={() => void log.refetch()} />;
  }
  const { handoffs } = log.data;
  return (
    <div className="stack">
      {log.error && <FailureNotice error={log.error} />}
      {handoffs.length === 0 ? (
        <div className="card">
          <EmptyState icon="mail" title={t('log.emptyTitle')} text={t('log.emptyText')} />
        </div>
      ) : (
        <LogTable handoffs={handoffs} selected={selected} />
      )}
    </div>
  );
}
