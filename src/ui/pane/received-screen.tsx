import { Button } from '../shared/button.tsx';
import { type HandoffAction, transitions } from '../../core/handoff.ts';
import type { HandoffView } from '../../wire/handoffs.ts';
import { StateChip } from '../shared/chip.tsx';
import { useAct } from '../shared/handoff-changes.ts';
import { MailStateNotice } from '../shared/mail-state.tsx';
import { FailureNotice } from '../shared/states.tsx';
import { FilingLine } from '../shared/filing-line.tsx';
import { capital, plain } from '../shared/text.ts';
import { useGraceAfter } from '../shared/use-grace.ts';
import { useAsking } from '../shared/use-asking.ts';
import { type UseWords, useWords } from '../shared/use-words.ts';
import { Way } from '../shared/way.tsx';
import { AnswerLine } from './answer-line.tsx';
import { AskedCard } from './asked-card.tsx';
import { DueLine } from './due-line.tsx';
import { Screen } from './screen.tsx';
import { useEnter } from './use-enter.ts';

export interface ReceivedScreenProps {
  handoff: HandoffView;
  subject: string;
  myOid: string;
  onPassedOn: (handoff: HandoffView) => void;
}

/** What was offered to me, or is mine: why, what came along, and my answer. */
export function ReceivedScreen({ handoff, subject, myOid, onPassedOn }: ReceivedScreenProps) {
  const { t, dates } = useWords();
  const { late, state } = handoff;
  const act = useAct(handoff.handoffKey);
  const { start, asked, refusal } = useAsking(handoff, act, (changed, { action }) => {
    if (opensAnother(action)) onPassedOn(changed);
  });
  const actions = !asked && handoff.actions.length > 0 && (
    <Actions handoff={handoff} act={act} onStart={start} />
  );
  return (
    <Screen {...headline(handoff, t, dates)} subject={subject} foot={actions}>
      {handoff.mailState === 'undelivered' && <MailStateNotice handoff={handoff} />}
      {refusal && <FailureNotice error={refusal} />}
      {asked ? <AskedCard {...asked} /> : <WhyMe handoff={handoff} />}
      {late?.of === 'answer' && state === 'offered' && <AnswerLine late={late} />}
      {handoff.due && <DueLine due={handoff.due} />}
      {handoff.note && (
        <section className="with" aria-label={t('pane.along')}>
          <q className="quote">{t('way.quote', { text: plain(handoff.note) })}</q>
        </section>
      )}
      <section className="card">
        <h2 className="h">{t('way.title')}</h2>
        <Way handoff={{ ...handoff, note: '' }} myOid={myOid} />
      </section>
      <FilingLine handoff={handoff} />
    </Screen>
  );
}

function WhyMe({ handoff }: { handoff: HandoffView }) {
  const { t } = useWords();
  const { area, state, hops } = handoff;
  return (
    <section className="card" aria-labelledby="who">
      <div className="person-top">
        <h1 className="name" id="who">
          {t('pane.why')}
        </h1>
        <StateChip state={state} />
      </div>
      <p>{whyWords(handoff, t)}</p>
      <p className="cap">
        {[area, hops > 0 && t('pane.hops', { count: hops })].filter(Boolean).join(' · ')}
      </p>
    </section>
  );
}

function whyWords(
  { title, owner, handedOffBy, onBehalfOf }: HandoffView,
  t: UseWords['t'],
): string {
  if (handedOffBy.oid === owner.oid) return t('pane.whyTaken');
  if (onBehalfOf) return t('pane.whyDeputy', { name: plain(onBehalfOf.name), title });
  return t('pane.whyOwner', { title });
}

interface ActionsProps {
  handoff: HandoffView;
  act: ReturnType<typeof useAct>;
  onStart: (action: HandoffAction) => void;
}

/** The order in which the buttons stand. The first two are the answer that is asked for next. */
const order = [
  'accept',
  'done',
  'next_step',
  'take_over',
  'resume',
  'wait',
  'pass_on',
  'to_partner',
  'duplicate',
  'decline',
  'reopen',
] as const;

/** What comes back is a new hand-off of the same request. */
function opensAnother(action: HandoffAction): boolean {
  return transitions.some((rule) => rule.action === action && rule.opens);
}

/** One filled button: the answer that is asked for next. The others stand in a row below it. */
function Actions({ handoff, act, onStart }: ActionsProps) {
  const { t } = useWords();
  const actions = order.filter((it) => handoff.actions.includes(it));
  const main = actions.find((it) => ['accept', 'done', 'next_step'].includes(it));
  const mayAct = useGraceAfter(handoff.state);
  const press = (action: HandoffAction) => {
    if (mayAct()) onStart(action);
  };
  useEnter(() => main && press(main));
  const rest = actions.filter((it) => it !== main);
  return (
    <>
      {main && (
        <Button
          appearance="primary"
          className="primary"
          disabledFocusable={act.isPending}
          onClick={() => press(main)}
        >
          {t(act.isPending ? 'action.sending' : `action.${main}`)}
        </Button>
      )}
      {rest.length > 0 && (
        <div className="row">
          {rest.map((it) => (
            <Button key={it} disabledFocusable={act.isPending} onClick={() => press(it)}>
              {t(`action.${it}`)}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}

function headline(handoff: HandoffView, t: UseWords['t'], dates: UseWords['dates']) {
  const { state, handedOffBy, stateSince, waitUntil } = handoff;
  if (state === 'offered') {
    const title = t('pane.offeredBy', { name: plain(handedOffBy.name) });
    return { icon: 'inbox', look: 'brand', title } as const;
  }
  if (state === 'done') return { icon: 'none', look: 'ok', title: t('pane.doneByYou') } as const;
  if (state === 'waiting' && waitUntil) {
    const title = t('pane.waitsUntil', { day: dates.shortDay(waitUntil) });
    return { icon: 'pause', look: 'brand', title } as const;
  }
  if (state === 'accepted' || state === 'waiting') {
    const title = t('pane.withYou', { since: dates.since(stateSince) });
    return { icon: 'person', look: 'brand', title } as const;
  }
  return { icon: 'info', title: capital(t(`state.${state}`)) } as const;
}
