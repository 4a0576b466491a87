import { Link } from 'react-router';
import type { FindingWeight, RegisterFinding } from '../../../core/findings/register-finding.ts';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../shared/icon.tsx';
import { plain } from '../../shared/text.ts';
import { useFindingWords } from './finding-text.ts';
import { isProposedLine } from '../../../core/findings/line-remedies.ts';

export interface FindingItemProps {
  finding: RegisterFinding;
  /** Where a row is read, or mended: `find` by default. `here` where the row itself is open. */
  place?: 'find' | 'register' | 'here';
  /** What can be done about it; the proposal in words by default. */
  children?: ReactNode;
}

const icons: Record<FindingWeight, IconName> = { urgent: 'alert', soon: 'clock', note: 'question' };

/** One finding: where, what, why it matters, and what would mend it. */
export function FindingItem({ finding, place = 'find', children }: FindingItemProps) {
  const { t, say, textOf } = useFindingWords();
  const { row, title, area, weight, remedy } = finding;
  const { what, why, does } = textOf(finding);
  const name = plain(title) || t('register.untitled');
  return (
    <>
      <span className={`finding-sign finding-${weight}`}>
        <Icon name={icons[weight]} size={16} />
      </span>
      <div>
        {place !== 'here' && (
          <p className="finding-place">
            {row > 0 ? (
              <Link to={`/${place}/${row}`}>{name}</Link>
            ) : (
              t('register.setting', { name })
            )}
          </p>
        )}
        {place !== 'here' && area !== '' && <p className="cap">{plain(area)}</p>}
        <p>{what}</p>
        <p className="cap">{why}</p>
        {(children === undefined || children === false || isProposedLine(finding)) &&
          does !== '' &&
          remedy?.does !== 'edit' && (
            <p className="finding-remedy">{say('remedy', { what: does })}</p>
          )}
        {children}
      </div>
    </>
  );
}
