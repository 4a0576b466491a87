import { memo } from 'react';
import { Link } from 'react-router';
import type { DirectoryEntry } from '../../../wire/directory.ts';
import { Face } from '../../shared/person.tsx';
import { MatchedWords } from '../../shared/reason-sentence.tsx';
import { SkippedPeople } from '../../shared/skipped.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { CopyLink } from '../copy-link.tsx';
import { roleWords } from './role-words.ts';

/** What a line says of one responsibility; its title leads to the whole of it. Drawn anew only when it changes: many stand there while somebody types. */
export const EntryRow = memo(function EntryRow({ entry }: { entry: DirectoryEntry }) {
  const { t } = useWords();
  const { responsibility, match } = entry;
  return (
    <>
      <div>
        {responsibility.area !== '' && (
          <span className="cap">{t('find.area', { area: responsibility.area })}</span>
        )}
        <h2 className="entry-row-title">
          <Link to={`/find/${responsibility.id}`}>{responsibility.title}</Link>
        </h2>
        {match && <MatchedWords evidence={match.evidence} className="reason cap" />}
        <Dates entry={entry} />
      </div>
      <Who entry={entry} />
      <CopyLink place={`find/${responsibility.id}`} title={responsibility.title} />
    </>
  );
});

function Dates({ entry: { responsibility } }: { entry: DirectoryEntry }) {
  const { t, dates } = useWords();
  const { validFrom, reviewedAt } = responsibility;
  const since = validFrom && t('find.since', { day: dates.day(validFrom) });
  const reviewed = reviewedAt && t('find.reviewed', { day: dates.day(reviewedAt) });
  return (
    <p className="cap">{[since, reviewed ?? t('find.notReviewed')].filter(Boolean).join(' · ')}</p>
  );
}

function Who({ entry: { responsibility, recipient } }: { entry: DirectoryEntry }) {
  const words = useWords();
  const { t } = words;
  if (!recipient) {
    return (
      <div className="who">
        <Face name={responsibility.owner.name} size={32} />
        <div>
          <b>{plain(responsibility.owner.name)}</b>
          <p className="cap cap-warn">{t('find.nobodyToday')}</p>
        </div>
      </div>
    );
  }
  return (
    <div className="who">
      <Face name={recipient.person.name} size={32} />
      <div>
        <b>{plain(recipient.person.name)}</b>
        <p className="cap">{roleWords(recipient, responsibility.owner, words)}</p>
        <SkippedPeople skipped={recipient.skipped.slice(0, 1)} />
      </div>
    </div>
  );
}
