import type { RunnerUp } from '../../core/runner-up.ts';
import { BandChip } from '../shared/chip.tsx';
import { later } from '../shared/later.tsx';
import { PersonCard } from '../shared/person.tsx';
import { runnerUpParts } from '../shared/reason.ts';
import { useMe } from '../shared/queries.ts';
import { MarkedParts, ReasonSentence } from '../shared/reason-sentence.tsx';
import { roleText } from '../shared/role-text.ts';
import { SkippedPeople } from '../shared/skipped.tsx';
import type { Choice } from '../shared/choice.ts';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';

/** Comes after the suggestion, which never waits for it. */
const PresencePart = later(
  'presence',
  async () =>
    (await import(/* webpackChunkName: "presence" */ '../shared/presence.tsx')).PresenceLine,
);

const itsPlace = () => <p className="cap presence-line" />;

export interface SuggestionCardProps {
  choice: Choice;
  /** How sure Baton is; absent when the person chose. */
  band: 'clear' | 'likely' | undefined;
  /** Who came close; absent when nobody did, or the person chose. */
  runnerUp: RunnerUp | undefined;
  /** True when the person who looks is the one who would get it. */
  mine: boolean;
  /** True while Baton does not answer: where the person is now is not known then, whatever was said before. */
  offline: boolean;
  /** Why it is them, when nothing in the mail says so. */
  otherwise: string;
  onWrong: () => void;
}

/** The person, and why it is them. */
export function SuggestionCard(props: SuggestionCardProps) {
  const { choice, band, runnerUp, mine, offline, otherwise, onWrong } = props;
  const { t, dates, language } = useWords();
  const { person, skipped } = choice.recipient;
  const asksPresence = useMe().data?.showsPresence === true && !mine && !offline;
  const reviewed = choice.reviewedAt
    ? t('pane.reviewed', { day: dates.day(choice.reviewedAt) })
    : t('pane.neverReviewed');
  return (
    <section
      className="card swap"
      aria-labelledby="who"
      key={`${choice.responsibilityId} ${person.oid}`}
    >
      <PersonCard name={person.name} id="who" chip={band && <BandChip band={band} />}>
        <p className="sub">{choice.title}</p>
        <p className="cap">
          {choice.area} · {mine ? t('pane.you') : roleText(choice.recipient, { t, dates })}
        </p>
        {asksPresence && <PresencePart given={{ oid: person.oid }} meanwhile={itsPlace} />}
      </PersonCard>
      <div id="reason">
        <ReasonSentence evidence={choice.evidence} otherwise={otherwise} />
      </div>
      <SkippedPeople skipped={skipped} />
      {runnerUp && <MarkedParts parts={runnerUpParts(runnerUp, t, language)} className="cap" />}
      {band === 'likely' && choice.notHere && (
        <p className="cap">{t('pane.notHere', { text: plain(choice.notHere) })}</p>
      )}
      <div className="card-foot">
        <span>{reviewed}</span>
        <button type="button" className="link" onClick={onWrong}>
          {t('pane.wrong')}
        </button>
      </div>
    </section>
  );
}
