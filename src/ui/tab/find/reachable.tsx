import type { DirectoryEntry } from '../../../wire/directory.ts';
import { PresenceLine } from '../../shared/presence.tsx';
import { Face } from '../../shared/person.tsx';
import { SkippedPeople } from '../../shared/skipped.tsx';
import { Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { Contact } from './contact.tsx';
import { roleWords } from './role-words.ts';

/** The person to turn to today, and why it is them. */
export function Reachable({ entry: { responsibility, recipient } }: { entry: DirectoryEntry }) {
  const words = useWords();
  const { t } = words;
  if (!recipient) {
    return (
      <Notice look="warn" icon="away">
        {t('find.nobodyToday')}
      </Notice>
    );
  }
  const { person, skipped } = recipient;
  const name = plain(person.name);
  return (
    <div className="reach">
      <Face name={person.name} size={48} />
      <div className="reach-text">
        <h3 className="name">
          {name} <span className="reach-when">· {t('find.reachable')}</span>
        </h3>
        <p>{roleWords(recipient, responsibility.owner, words)}</p>
        <PresenceLine oid={person.oid} />
        <SkippedPeople skipped={skipped} />
        <Contact person={person} />
      </div>
    </div>
  );
}
