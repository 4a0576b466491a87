import { useNavigate, useParams } from 'react-router';
import { useLog, useMe } from '../../shared/queries.ts';
import { EmptyState, ErrorState, FailureNotice, Notice } from '../../shared/states.tsx';
import { useSettledAsk } from '../../shared/use-settled-ask.ts';
import { useWords } from '../../shared/use-words.ts';
import { AgeNotice, AsOf } from '../age.tsx';
import { ClearFilters } from '../clear-filters.tsx';
import { PageBones } from '../page-bones.tsx';
import { Pager } from '../pager.tsx';
import { useTitle } from '../use-title.ts';
import { ExportButton } from './export-button.tsx';
import { HandoffPanel } from './handoff-panel.tsx';
import { LogFilters } from './log-filters.tsx';
import { LogTable } from './log-table.tsx';
import { type LogAsking, useLogAsk } from './use-log-ask.ts';

/** The log of what was handed off, and the way of the one that is opened. */
export default function HandoffsPage() {
  const { t } = useWords();
  const { key } = useParams();
  const navigate = useNavigate();
  const asking = useLogAsk(useMe().data?.today);
  const log = useLog(useSettledAsk(asking.ask));
  useTitle(t('tab.handoffs'));
  const close = () => {
    void navigate(`/handoffs${asking.search}`);
    requestAnimationFrame(() => document.getElementById(`row-${key}`)?.focus());
  };
  return (
    <>
      <div className="head">
        <h1 id="page-title" tabIndex={-1}>
          {t('tab.handoffs')}
        </h1>
        {log.data && (
          <output>
            {log.isPlaceholderData
              ? t('find.searching')
              : t('log.count', { count: log.data.total })}
          </output>
        )}
        {log.data && log.data.total > 0 && <ExportButton ask={asking.ask} />}
        {log.data && <AsOf age={log.data} />}
      </div>
      <LogFilters asking={asking} />
      <div className={key ? 'log log-split' : 'log'}>
        <Content log={log} asking={asking} selected={key} />
        {key && <HandoffPanel key={key} handoffKey={key} onClose={close} />}
      </div>
    </>
  );
}

interface ContentProps {
  log: ReturnType<typeof useLog>;
  asking: LogAsking;
  selected: string | undefined;
}

function Content({ log, asking, selected }: ContentProps) {
  const { t } = useWords();
  if (!log.data) {
    if (!log.error) return <PageBones />;
    return <ErrorState error={log.error} onRetry={() => void log.refetch()} />;
  }
  const { handoffs, total } = log.data;
  return (
    <div className="stack" aria-busy={log.isPlaceholderData}>
      {log.error && (
        <FailureNotice error={log.error} asksAgain onSignIn={() => void log.refetch()} />
      )}
      {asking.ask['as'] === 'auditor' && (
        <Notice look="tint" icon="shield">
          {t('filter.audited')}
        </Notice>
      )}
      <AgeNotice age={log.data} />
      {handoffs.length === 0 ? (
        <Empty asking={asking} />
      ) : (
        <section className="card log-card">
          <LogTable handoffs={handoffs} asking={asking} selected={selected} />
          <Pager
            skipped={Number(asking.ask['skip'] ?? 0)}
            shown={handoffs.length}
            total={total}
            onTurn={asking.turnTo}
          />
        </section>
      )}
    </div>
  );
}

function Empty({ asking: { isNarrowed, ask, clear } }: { asking: LogAsking }) {
  const { t } = useWords();
  const found = isNarrowed || ask['skip'] !== undefined;
  return (
    <div className="card">
      {found ? (
        <EmptyState icon="search" title={t('filter.noneTitle')} text={t('filter.noneText')}>
          <ClearFilters label={t('filter.clear')} onClear={clear} />
        </EmptyState>
      ) : (
        <EmptyState icon="mail" title={t('log.emptyTitle')} text={t('log.emptyText')} />
      )}
    </div>
  );
}
