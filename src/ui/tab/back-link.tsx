import { Link } from 'react-router';
import { Icon } from '../shared/icon.tsx';

export interface BackLinkProps {
  to: string;
  words: string;
}

/** The way back to where a page was opened from. */
export function BackLink({ to, words }: BackLinkProps) {
  return (
    <Link className="back" to={to}>
      <Icon name="back" size={16} />
      {words}
    </Link>
  );
}
