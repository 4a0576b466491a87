import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { HandoffView } from '../../wire/api.ts';
import { StateChip } from '../shared/chip.tsx';
import { useAct } from '../shared/queries.ts';
import { FailureNotice } from '../shared/states.tsx';
import { plain } from '../shared/text.ts';
import { type UseWords, useWords } from '../shared/use-words.ts';
import { Way } from '../shared/way.tsx';
import { DeclineForm } from '../shared/decline-form.tsx';
import { DueLine } from './due-line.tsx';
import { Screen } from './screen.tsx';
import type { SideProps } from './sent-screen.tsx';
import { useEnter } from './use-enter.ts';

/** What was offered to me, or is mine: why, what came along, and my answer. */
export function ReceivedScreen({ handoff, subject, myOid }: SideProps) {
  const { t, dates } = useWords();
  const act = useAct(handoff.handoffKey);
  const [declining, setDeclining] = useState(false);
  const asking = declining && handoff.actions.includes('decline');
  const actions = !asking && handoff.actions.length > 0 && (
    <Actions handoff={handoff} act={act} onDecline={() => setDeclining(true)} />
  );
  return (
    <Screen {...headline(handoff, t, dates)} subject={subject} foot={actions}>
      {act.error && <FailureNotice error={act.error} />}
      {asking ? (
        <DeclineForm
          pending={act.isPending}
          onDecline={(reason) => act.mutate({ action: 'decline', reason })}
          onCancel={() => setDeclining(false)}
        />
      ) : (
        <WhyMe handoff={handoff} />
      )}
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
    </Screen>
  );
}

function WhyMe({ handoff }: { handoff: HandoffView }) {
  const { t } = useWords();
  const { area, state } = handoff;
  return (
    <section className="card" aria-labelledby="who">
      <div className="person-top">
        <h1 className="name" id="who">
          {t('pane.why')}
        </h1>
        <StateChip state={state} />
      </div>
      <p>{whyWords(handoff, t)}</p>
      <p className="cap">{area}</p>
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

/** The order in which the buttons stand. */
const answers = ['accept', 'decline', 'done', 'reopen'] as const;

interface ActionsProps {
  handoff: HandoffView;
  act: ReturnType<typeof useAct>;
  onDecline: () => void;
}

/** One filled button: the answer that is asked for next. The others stand in a row below it. */
function Actions({ handoff, act, onDecline }: ActionsProps) {
  const { t } = useWords();
  const actions = answers.filter((it) => handoff.actions.includes(it));
  const run = (action: 'accept' | 'done' | 'reopen') => act.mutate({ action });
  const main = actions.find((it) => it === 'accept' || it === 'done');
  useEnter(() => main && !act.isPending && run(main));
  const rest = actions.filter((it) => it !== main);
  return (
    <>
      {main && (
        <Button
          appearance="primary"
          className="primary"
          disabledFocusable={act.isPending}
          onClick={() => run(main)}
        >
          {t(act.isPending ? 'action.sending' : `action.${main}`)}
        </Button>
      )}
      {rest.length > 0 && (
        <div className="row">
          {rest.map((it) => (
            <Button
              key={it}
              disabledFocusable={act.isPending}
              onClick={() => (it === 'decline' ? onDecline() : run(it))}
            >
              {t(`action.${it}`)}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}

function headline(handoff: HandoffView, t: UseWords['t'], dates: UseWords['dates']) {
  const { state, handedOffBy, stateSince } = handoff;
  if (state === 'offered') {
    const title = t('pane.offeredBy', { name: plain(handedOffBy.name) });
    return { icon: 'inbox', look: 'brand', title } as const;
  }
  if (state === 'done') return { icon: 'none', look: 'ok', title: t('pane.doneByYou') } as const;
  if (state === 'accepted' || state === 'waiting') {
    const title = t('pane.withYou', { since: dates.since(stateSince) });
    return { icon: 'person', look: 'brand', title } as const;
  }
  return { icon: 'info', title: t(`state.${state}`) } as const;
}
