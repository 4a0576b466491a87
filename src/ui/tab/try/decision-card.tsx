import { useEffect, useRef } from 'react';
import type { Candidate, Suggestion } from '../../../core/suggestion.ts';
import type { TraceAnswer } from '../../../wire/register-check.ts';
import { CautionNotice } from '../../shared/caution-notice.tsx';
import { BandChip } from '../../shared/chip.tsx';
import { localeOf } from '../../shared/i18n.ts';
import { PersonCard } from '../../shared/person.tsx';
import { MarkedParts, ReasonSentence } from '../../shared/reason-sentence.tsx';
import { runnerUpParts } from '../../shared/reason.ts';
import { roleText } from '../../shared/role-text.ts';
import { SkippedPeople } from '../../shared/skipped.tsx';
import { plain } from '../../shared/text.ts';
import { RowLink } from './row-link.tsx';
import { useTryWords } from './try-words.ts';

/** Who would get the mail and how sure Baton is, or why nobody would. Has the focus when it appears. */
export function DecisionCard({ trace: { suggestion, sureness } }: { trace: TraceAnswer }) {
  const { say } = useTryWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="card" aria-labelledby="try-decision">
      <h2 id="try-decision" ref={heading} tabIndex={-1}>
        {say('decision.title')}
      </h2>
      <Decision suggestion={suggestion} />
      <CautionNotice cautions={suggestion.cautions} />
      {suggestion.kind !== 'nothing_to_do' && (
        <p className="cap">{say('decision.sure', { of100: Math.round(sureness * 100) })}</p>
      )}
    </section>
  );
}

function Decision({ suggestion }: { suggestion: Suggestion }) {
  const { t, say } = useTryWords();
  switch (suggestion.kind) {
    case 'suggested':
      return <Suggested suggestion={suggestion} />;
    case 'unclear':
      return (
        <>
          <p>
            <BandChip band="unclear" /> {say(`decision.${suggestion.reason}`)}
          </p>
          <Others as="options" candidates={suggestion.options} />
        </>
      );
    case 'nothing_to_do':
      return (
        <p>
          <b>{t(`nothing.${suggestion.reason}Title`)}.</b> {t(`nothing.${suggestion.reason}Text`)}{' '}
          {say('decision.nothing_to_do')}
        </p>
      );
  }
}

function Suggested({ suggestion }: { suggestion: Extract<Suggestion, { kind: 'suggested' }> }) {
  const words = useTryWords();
  const { t, language } = words;
  const { best, band, alternatives, runnerUp } = suggestion;
  const { recipient, responsibilityId, title, evidence } = best;
  return (
    <>
      <PersonCard name={recipient.person.name} heading="h3" chip={<BandChip band={band} />}>
        <p className="cap">{roleText(recipient, words)}</p>
        <RowLink row={responsibilityId} title={title} />
      </PersonCard>
      <ReasonSentence evidence={evidence} />
      {runnerUp && <MarkedParts parts={runnerUpParts(runnerUp, t, language)} className="reason" />}
      <SkippedPeople skipped={recipient.skipped} />
      <Others as="alternatives" candidates={alternatives} />
    </>
  );
}

interface OthersProps {
  as: 'options' | 'alternatives';
  candidates: readonly Candidate[];
}

function Others({ as, candidates }: OthersProps) {
  const { say, language } = useTryWords();
  if (candidates.length === 0) return null;
  const each = candidates.map(
    ({ recipient, title }) => `${plain(recipient.person.name)} (${plain(title)})`,
  );
  const names = new Intl.ListFormat(localeOf(language)).format(each);
  return <p className="cap">{say(`decision.${as}`, { names })}</p>;
}
