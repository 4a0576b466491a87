import { Link } from 'react-router';
import { shortRunKey } from '../../../core/run-key.ts';
import type { RunStep } from '../../../core/process-run.ts';
import type { RunAnswer } from '../../../wire/runs.ts';
import { failureOf } from '../../shared/api-error.ts';
import { Chip } from '../../shared/chip.tsx';
import { useRun } from '../../shared/run-queries.ts';
import { EmptyState, ErrorState, Notice } from '../../shared/states.tsx';
import { StatusNotice } from '../../shared/status-notice.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { CopyLink } from '../copy-link.tsx';
import { PageBones } from '../page-bones.tsx';
import { RunChip } from './run-chip.tsx';

/** One run: which steps are done, missing or out of order, and whose turn it is. */
export function OneRun({ processKey }: { processKey: string }) {
  const { t } = useWords();
  const run = useRun(processKey);
  return (
    <>
      <p className="run-back">
        <Link to="/runs">{t('runs.back')}</Link>
      </p>
      {run.data ? (
        <Opened answer={run.data} />
      ) : run.error ? (
        <Failed error={run.error} onRetry={() => void run.refetch()} />
      ) : (
        <PageBones />
      )}
    </>
  );
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useWords();
  if (failureOf(error).code !== 'not_found') return <ErrorState error={error} onRetry={onRetry} />;
  return <EmptyState icon="question" title={t('runs.goneTitle')} text={t('runs.goneText')} />;
}

function Opened({ answer: { run, next, asOf } }: { answer: RunAnswer }) {
  const { t } = useWords();
  const subject = plain(run.subject) || t('log.noSubject');
  return (
    <section className="card run-card" aria-labelledby="run">
      <div className="run-head">
        <div>
          <p className="cap">{run.process}</p>
          <h1 className="panel-title" id="run">
            {subject}
          </h1>
          {!run.complete && (
            <p className="cap">{t('runs.reference', { key: shortRunKey(run.processKey) })}</p>
          )}
        </div>
        <span className="run-tools">
          <RunChip run={run} />
          <CopyLink place={`runs/${run.processKey}`} title={subject} />
        </span>
      </div>
      <StatusNotice asOf={asOf} />
      {next && <Next next={next} />}
      <h2 className="h">{t('runs.steps')}</h2>
      <ol className="run-steps">
        {run.steps.map((step) => (
          <StepRow key={step.step} step={step} />
        ))}
      </ol>
    </section>
  );
}

function Next({ next: { step, recipient } }: { next: NonNullable<RunAnswer['next']> }) {
  const { t } = useWords();
  const about = { step: step.step, title: step.title };
  return recipient ? (
    <Notice look="tint" icon="pass">
      {t('runs.next', { ...about, name: plain(recipient.person.name) })}
    </Notice>
  ) : (
    <Notice look="warn" icon="alert">
      {t('runs.nextNobody', about)}
    </Notice>
  );
}

const looks = {
  done: { look: 'ok', icon: 'check' },
  open: { look: 'plain', icon: 'clock' },
  missing: { look: 'bad', icon: 'alert' },
  to_come: { look: 'line', icon: 'open' },
} as const;

function StepRow({ step }: { step: RunStep }) {
  const { t } = useWords();
  const { handoffKey, title, state, outOfOrder } = step;
  return (
    <li className="run-step">
      <div>
        <p className="cap">{t('runs.step', { step: step.step })}</p>
        {title && (
          <p className="it-title">
            {handoffKey ? <Link to={`/handoffs/${handoffKey}`}>{title}</Link> : title}
          </p>
        )}
        <Whose step={step} />
      </div>
      <span className="chips">
        {outOfOrder && (
          <Chip look="warn" icon="alert">
            {t('runs.outOfOrder')}
          </Chip>
        )}
        <Chip {...looks[state]}>{t(`runs.state.${state}`)}</Chip>
      </span>
    </li>
  );
}

/** Who has or had it and since when, or that this is not for me to see; empty while nobody has had it. */
function Whose({ step: { by, since, onBehalfOf, hidden } }: { step: RunStep }) {
  const { t, dates } = useWords();
  if (hidden) return <p className="cap">{t('runs.hidden')}</p>;
  const who = by && since && t('runs.by', { name: plain(by.name), when: dates.whenInside(since) });
  const standIn = onBehalfOf && t('runs.standIn', { name: plain(onBehalfOf.name) });
  return <p className="cap">{[who, standIn].filter(Boolean).join(' · ')}</p>;
}
