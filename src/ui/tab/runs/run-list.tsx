import { Link, useSearchParams } from 'react-router';
import type { ProcessRun } from '../../../core/process-run.ts';
import type { RunPage } from '../../../wire/runs.ts';
import { Icon } from '../../shared/icon.tsx';
import { useRuns } from '../../shared/run-queries.ts';
import { EmptyState, ErrorState } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { PageBones } from '../page-bones.tsx';
import { withPart } from '../address-part.ts';
import { Pager } from '../pager.tsx';
import { RunChip } from './run-chip.tsx';

/** The runs that are not complete, those that lie about first; or all of them. */
export function RunList() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const all = search.get('show') === 'all';
  const skip = search.get('skip') ?? '0';
  const runs = useRuns({ skip, ...(!all && { incomplete: 'true' }) });
  const show = (which: boolean) => setSearch(which ? { show: 'all' } : {}, { replace: true });
  return (
    <>
      <div className="head">
        <h1>{t('runs.title')}</h1>
      </div>
      <fieldset className="run-filter">
        <legend className="sr">{t('runs.filter')}</legend>
        {[false, true].map((which) => (
          <label className="check" key={String(which)}>
            <input type="radio" name="runs" checked={all === which} onChange={() => show(which)} />
            <span>{t(which ? 'runs.all' : 'runs.open')}</span>
          </label>
        ))}
      </fieldset>
      {runs.data ? (
        <Runs
          page={runs.data}
          skipped={Number(skip)}
          onTurn={(to) => setSearch(withPart(search, 'skip', to > 0 ? `${to}` : ''))}
        />
      ) : runs.error ? (
        <ErrorState error={runs.error} onRetry={() => void runs.refetch()} />
      ) : (
        <PageBones />
      )}
    </>
  );
}

interface RunsProps {
  page: RunPage;
  skipped: number;
  onTurn: (skip: number) => void;
}

function Runs({ page: { runs, total }, skipped, onTurn }: RunsProps) {
  const { t } = useWords();
  if (runs.length === 0)
    return <EmptyState icon="check" title={t('runs.empty')} text={t('runs.emptyText')} />;
  return (
    <>
      <ul className="card list">
        {runs.map((run) => (
          <RunRow key={run.processKey} run={run} />
        ))}
      </ul>
      <Pager skipped={skipped} shown={runs.length} total={total} onTurn={onTurn} />
    </>
  );
}

function RunRow({ run }: { run: ProcessRun }) {
  const { t } = useWords();
  const done = run.steps.filter(({ state }) => state === 'done').length;
  return (
    <li className="run-row">
      <div>
        <p className="it-title">
          <Link to={`/runs/${run.processKey}`}>{plain(run.subject) || t('log.noSubject')}</Link>
        </p>
        <p className="cap">
          {run.process} · {t('runs.progress', { done, all: run.steps.length })}
        </p>
      </div>
      <Track run={run} />
      <RunChip run={run} />
    </li>
  );
}

/** Where it stands, at a glance; read out in words. */
function Track({ run: { steps } }: { run: ProcessRun }) {
  const { t } = useWords();
  const words = steps.map(
    ({ step, state }) => `${t('runs.step', { step })}: ${t(`runs.state.${state}`)}`,
  );
  return (
    <span className="track">
      <span className="sr">{words.join(', ')}</span>
      {steps.map(({ step, state }) => (
        <span key={step} className={`track-step track-${state}`} aria-hidden="true">
          {state === 'done' ? <Icon name="check" size={16} /> : step}
        </span>
      ))}
    </span>
  );
}
