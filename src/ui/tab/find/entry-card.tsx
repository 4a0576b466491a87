import { memo } from 'react';
import type { DirectoryEntry } from '../../../wire/directory.ts';
import { Chip } from '../../shared/chip.tsx';
import { Icon } from '../../shared/icon.tsx';
import { MatchedWords } from '../../shared/reason-sentence.tsx';
import { useWords } from '../../shared/use-words.ts';
import { CopyLink } from '../copy-link.tsx';
import { EntryFacts } from './entry-facts.tsx';
import { Reachable } from './reachable.tsx';

export interface EntryCardProps {
  entry: DirectoryEntry;
  /** True for the first of several matches. */
  best?: boolean;
}

/** One responsibility in full: who is there now, what belongs to it and what does not. */
export const EntryCard = memo(function EntryCard({ entry, best = false }: EntryCardProps) {
  const { t } = useWords();
  const { responsibility, match } = entry;
  return (
    <article className="card entry" aria-labelledby={`entry-${responsibility.id}`}>
      <div className="entry-top">
        {best && (
          <Chip look="ok" icon="check">
            {t('find.best')}
          </Chip>
        )}
        {responsibility.area !== '' && (
          <span className="cap">{t('find.area', { area: responsibility.area })}</span>
        )}
        <CopyLink place={`find/${responsibility.id}`} title={responsibility.title} />
      </div>
      <h2 className="entry-title" id={`entry-${responsibility.id}`}>
        {responsibility.title}
      </h2>
      {match && <MatchedWords evidence={match.evidence} className="reason sub" />}
      <Reachable entry={entry} />
      <div className="split">
        <Lines title={t('find.include')} text={responsibility.description} icon="check" />
        <Lines title={t('find.notHere')} text={responsibility.notHere} icon="pass" />
      </div>
      <EntryFacts responsibility={responsibility} />
    </article>
  );
});

interface LinesProps {
  title: string;
  /** One point a line. */
  text: string;
  icon: 'check' | 'pass';
}

function Lines({ title, text, icon }: LinesProps) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return null;
  return (
    <section>
      <h3 className="lines-title">{title}</h3>
      <ul className="lines">
        {lines.map((line) => (
          <li key={line}>
            <Icon name={icon} size={16} />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
