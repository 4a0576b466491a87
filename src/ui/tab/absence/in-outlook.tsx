import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { OutlookAbsence } from '../../../wire/absences.ts';
import { failureOf } from '../../shared/api-error.ts';
import { useApp } from '../../shared/app-context.ts';
import { focusSoon } from '../../shared/focus-soon.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
import { FailureNotice } from '../../shared/states.tsx';
import { outlookAbsenceWords } from '../../shared/words/outlook-absence.ts';
import { pageWords } from '../../shared/page-words.ts';
import { periodWords } from './period-words.ts';
import { Uncovered } from './uncovered.tsx';
import { useEnterAbsence, useOutlookAbsences } from './use-absences.ts';

const useSay = pageWords(outlookAbsenceWords);
const resultId = 'outlook-absences';

/** What the person's own Outlook says, read when they ask for it and taken over with one click. */
export function InOutlook() {
  const { say } = useSay();
  const { host } = useApp();
  const looking = useOutlookAbsences();
  const [taken, setTaken] = useState<readonly string[]>([]);
  const needsConsent =
    looking.error !== null &&
    failureOf(looking.error).code === 'consent_needed' &&
    host.askConsent !== undefined;
  useEffect(() => {
    if (needsConsent) host.prepareConsent?.();
  }, [needsConsent, host]);
  const look = () => {
    setTaken([]);
    looking.mutate(needsConsent, { onSettled: () => focusSoon(resultId) });
  };
  return (
    <section className="in-outlook" aria-labelledby="in-outlook">
      <h3 id="in-outlook">{say('title')}</h3>
      <p className="cap">{say('what')}</p>
      <div id={resultId} tabIndex={-1}>
        {looking.isPending && <p className="cap">{say('looking')}</p>}
        {!looking.isPending && needsConsent && <p>{say('consent')}</p>}
        {looking.error && !needsConsent && <Failed error={looking.error} />}
        {looking.data && (
          <Found
            proposed={looking.data.proposed.filter(({ from }) => !taken.includes(from))}
            onTaken={(from) => {
              setTaken([...taken, from]);
              focusSoon(resultId);
            }}
          />
        )}
      </div>
      <Button size="small" disabledFocusable={looking.isPending} onClick={look}>
        {say(needsConsent ? 'allow' : looking.data ? 'again' : 'look')}
      </Button>
    </section>
  );
}

/** `SignInError` of the host: nobody agreed; everything else is a failure like any other. */
function Failed({ error }: { error: Error }) {
  const { say } = useSay();
  const denied = error.name === 'SignInError' || failureOf(error).code === 'consent_needed';
  return denied ? <p role="alert">{say('denied')}</p> : <FailureNotice error={error} />;
}

interface FoundProps {
  proposed: readonly OutlookAbsence[];
  onTaken: (from: string) => void;
}

function Found({ proposed, onTaken }: FoundProps) {
  const { say } = useSay();
  if (proposed.length === 0) return <p>{say('none')}</p>;
  return (
    <>
      <p>{say('found', { count: proposed.length })}</p>
      <ul>
        {proposed.map((absence) => (
          <li key={absence.from} className="absence">
            <OneFound absence={absence} onTaken={() => onTaken(absence.from)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OneFound({ absence, onTaken }: { absence: OutlookAbsence; onTaken: () => void }) {
  const words = useSay();
  const { say } = words;
  const announce = useAnnounce();
  const entering = useEnterAbsence();
  const { from, to, sources, uncovered } = absence;
  const period = periodWords(absence, words);
  const source = say(`source.${sources.length > 1 ? 'both' : (sources[0] ?? 'calendar')}`);
  if (to === undefined) return <p>{say('open')}</p>;
  const take = () =>
    entering.mutate(
      { from, to, source: 'outlook' },
      {
        onSuccess: () => {
          announce(say('taken', { period }));
          onTaken();
        },
      },
    );
  return (
    <>
      <div className="absence-head">
        <h4>{period}</h4>
        <span className="cap">{source}</span>
        <Button
          size="small"
          appearance="primary"
          aria-label={say('takeThis', { period })}
          disabledFocusable={entering.isPending}
          onClick={take}
        >
          {say('take')}
        </Button>
      </div>
      <Uncovered areas={uncovered} />
      {entering.error && <FailureNotice error={entering.error} />}
    </>
  );
}
