import { memo } from 'react';
import { Link } from 'react-router';
import type { DirectoryEntry } from '../../../wire/directory.ts';
import { Face } from '../../shared/person.tsx';
import { roleText } from '../../shared/role-text.ts';
import { SkippedPeople } from '../../shared/skipped.tsx';
import { plain } from '../../shared/text.ts';
import { PastStep, PastTexts, StandIns } from './past-facts.tsx';
import { usePastWords } from './past-words.ts';

/** What one row said that day, how sure that is, and who would have received a request. */
export const PastEntry = memo(function PastEntry({ entry }: { entry: DirectoryEntry }) {
  const { responsibility, recipient } = entry;
  const words = usePastWords();
  const { t, say } = words;
  const { id, title, area, owner } = responsibility;
  return (
    <>
      <div>
        {area !== '' && <span className="cap">{t('find.area', { area })}</span>}
        <h2 className="entry-row-title">
          <Link to={`/register/${id}`}>{plain(title)}</Link>
        </h2>
        <p className="cap">{useValidity(responsibility)}</p>
        <PastStep responsibility={responsibility} />
        {entry.doubt && <Doubt doubt={entry.doubt} />}
        <PastTexts responsibility={responsibility} />
      </div>
      <div className="who">
        <Face name={owner.name} size={32} />
        <div>
          <b>{plain(owner.name)}</b>
          <p className="cap">{say('owner')}</p>
          <StandIns responsibility={responsibility} />
          {recipient === undefined ? (
            <p className="cap cap-warn">{say('nobody')}</p>
          ) : (
            recipient.person.oid !== owner.oid && (
              <p className="cap">
                {say('got', {
                  name: plain(recipient.person.name),
                  role: roleText(recipient, words),
                })}
              </p>
            )
          )}
          <SkippedPeople skipped={recipient?.skipped ?? []} />
        </div>
      </div>
    </>
  );
});

/** Why it is not certain what the row said. */
function Doubt({ doubt: { why, since } }: Required<Pick<DirectoryEntry, 'doubt'>>) {
  const { say, dates } = usePastWords();
  if (why === 'end_unknown') return null;
  const key = why === 'begin_unknown' && since !== undefined ? 'begin_unknown_since' : why;
  return (
    <p className={why === 'entered_later' ? 'cap' : 'cap cap-warn'}>
      {say(`doubt.${key}`, { since: since === undefined ? '' : dates.day(since) })}
    </p>
  );
}

function useValidity({ validFrom, validTo }: DirectoryEntry['responsibility']): string {
  const { say, dates } = usePastWords();
  const [from, to] = [validFrom ?? '', validTo ?? ''].map(dates.day);
  if (from && to) return say('between', { from, to });
  if (from) return say('from', { from });
  return to ? say('to', { to }) : say('always');
}
