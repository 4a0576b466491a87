import type { MouseEvent } from 'react';
import type { Person } from '../../../core/person.ts';
import { type ReachWay, reachWays } from '../../host/host.ts';
import { useApp } from '../../shared/app-context.ts';
import { Icon } from '../../shared/icon.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { reachLink } from './reach-link.ts';

/** Chat, mail and call with a person: by the host's own means where it has them, else by a link. */
export function Contact({ person }: { person: Person }) {
  const { t } = useWords();
  if (person.mail === '') return null;
  const name = plain(person.name);
  return (
    <div className="contact">
      {reachWays.map((way) => (
        <Way key={way} way={way} address={person.mail} label={t(`find.${way}`, { name })} />
      ))}
    </div>
  );
}

interface WayProps {
  way: ReachWay;
  address: string;
  label: string;
}

function Way({ way, address, label }: WayProps) {
  const { host } = useApp();
  const link = reachLink(way, address);
  const open = async () => {
    if (!(await host.reach?.(way, address))) host.openLink(link);
  };
  const onClick = (event: MouseEvent) => {
    event.preventDefault();
    void open();
  };
  return (
    <a
      href={link}
      target="_blank"
      rel="noopener"
      className={way === 'chat' ? 'btn btn-primary' : 'btn'}
      onClick={host.kind === 'teams' ? onClick : undefined}
    >
      <Icon name={way} size={16} />
      {label}
    </a>
  );
}
