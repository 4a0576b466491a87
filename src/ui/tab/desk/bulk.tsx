import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { HandoffActionBody, HandoffView } from '../../../wire/handoffs.ts';
import { failureOf } from '../../shared/api-error.ts';
import { asksFirst } from '../../shared/asking.ts';
import { failureWords } from '../../shared/failure-words.ts';
import { focusSoon } from '../../shared/focus-soon.ts';
import { later } from '../../shared/later.tsx';
import { useAnnounce } from '../../shared/live-region.tsx';
import { ReasonForm } from '../../shared/reason-form.tsx';
import { Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useEscape } from '../../shared/use-escape.ts';
import { type UseWords, useWords } from '../../shared/use-words.ts';
import { WaitForm } from '../../shared/wait-form.tsx';
import { notThere } from '../not-there.tsx';
import { type BulkAnswer, useBulk } from './use-bulk.ts';
import type { Selection } from './use-selection.ts';

const actions = ['accept', 'done', 'wait', 'pass_on', 'decline'] as const;
type BulkAction = (typeof actions)[number];

const PassOn = later(
  'pass-on',
  async () => (await import('../../shared/pass-on-form.tsx')).PassOnForm,
);

/** The same for all that are chosen, and what came of each. */
export function Bulk({ selection }: { selection: Selection }) {
  const bulk = useBulk();
  const close = () => {
    bulk.reset();
    focusSoon('page-title');
  };
  return (
    <>
      {bulk.data && <Answers answers={bulk.data} onClose={close} />}
      {selection.chosen.length > 0 && <BulkBar selection={selection} bulk={bulk} />}
    </>
  );
}

interface BulkBarProps {
  selection: Selection;
  bulk: ReturnType<typeof useBulk>;
}

/** What failed stays chosen, to be tried again. */
function BulkBar({ selection: { chosen, clear, keep }, bulk }: BulkBarProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const [asking, setAsking] = useState<BulkAction>();
  const opener = useRef<HTMLButtonElement>(null);
  const able = (action: BulkAction) => chosen.filter((it) => it.actions.includes(action));
  const run = (action: BulkAction, body: HandoffActionBody) => {
    if (bulk.isPending) return;
    bulk.mutate(
      { body, handoffs: able(action) },
      {
        onSuccess: (answers) => {
          setAsking(undefined);
          keep(answers.filter(({ error }) => error).map(({ handoff }) => handoff));
          announce(t('bulk.answered', countsOf(answers)));
          focusSoon('bulk-close');
        },
      },
    );
  };
  const cancel = () => {
    setAsking(undefined);
    opener.current?.focus();
  };
  useEscape(asking && cancel);
  const formOf = (action: BulkAction) => ({
    pending: bulk.isPending,
    onAct: (body: HandoffActionBody) => run(action, body),
    onCancel: cancel,
  });
  return (
    <section className="card bulk" aria-label={t('bulk.label')}>
      <p>{t('bulk.chosen', { count: chosen.length })}</p>
      {actions
        .filter((action) => able(action).length > 0)
        .map((action) => (
          <Button
            key={action}
            size="small"
            disabledFocusable={bulk.isPending}
            onClick={({ currentTarget }) => {
              opener.current = currentTarget;
              if (asksFirst(action)) setAsking(action);
              else run(action, { action });
            }}
          >
            {`${t(`action.${action}`)} (${able(action).length})`}
          </Button>
        ))}
      <Button size="small" appearance="subtle" onClick={clear}>
        {t('bulk.clear')}
      </Button>
      {asking === 'decline' && <ReasonForm action="decline" {...formOf(asking)} />}
      {asking === 'wait' && (
        <WaitForm
          count={able(asking).length}
          handoff={firstDue(able(asking))}
          {...formOf(asking)}
        />
      )}
      {asking === 'pass_on' && <PassOn given={formOf(asking)} meanwhile={notThere} />}
    </section>
  );
}

/** The one with the earliest due date, if any has one. */
function firstDue(handoffs: readonly HandoffView[]): HandoffView | undefined {
  return handoffs
    .filter(({ due }) => due !== undefined)
    .toSorted((one, other) => (one.due ?? '').localeCompare(other.due ?? ''))[0];
}

function countsOf(answers: readonly BulkAnswer[]) {
  const done = answers.filter(({ error }) => error === undefined).length;
  return { done, count: answers.length };
}

interface AnswersProps {
  answers: readonly BulkAnswer[];
  onClose: () => void;
}

/** How many were done, and what came of each. */
function Answers({ answers, onClose }: AnswersProps) {
  const { t, dates } = useWords();
  const failed = answers.filter(({ error }) => error !== undefined);
  return (
    <Notice look={failed.length > 0 ? 'warn' : 'tint'} icon={failed.length > 0 ? 'alert' : 'check'}>
      {t('bulk.answered', countsOf(answers))}{' '}
      <button type="button" className="link" id="bulk-close" onClick={onClose}>
        {t('app.close')}
      </button>
      <ul className="uncovered">
        {answers.map((answer) => (
          <li key={answer.handoff.handoffKey}>
            {`${plain(answer.handoff.subject) || t('log.noSubject')}: ${outcome(answer, t, dates)}`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function outcome({ changed, error }: BulkAnswer, t: UseWords['t'], dates: UseWords['dates']) {
  if (changed === undefined) return failureWords(failureOf(error), t).title;
  const { state, waitUntil } = changed;
  if (state !== 'waiting' || waitUntil === undefined) return t('bulk.done');
  return t('bulk.waits', { day: dates.shortDay(waitUntil) });
}
