import { useId } from 'react';
import { failureOf } from '../../shared/api-error.ts';
import { failureWords } from '../../shared/failure-words.ts';
import { FailureNotice } from '../../shared/states.tsx';
import { capital, plain } from '../../shared/text.ts';
import { type UseWords, useWords } from '../../shared/use-words.ts';
import type { Row, Standing } from './rows.ts';

/** Handed off a moment ago: it may still be taken back. */
export function isJustGiven({ standing }: Row): boolean {
  return standing.kind === 'given' && standing.handoff.actions.includes('undo');
}

/** What each group holds, in the order in which the groups stand. */
const groups = [
  { title: 'several.choose', kinds: ['unclear'] },
  { title: 'several.failedTitle', kinds: ['failed'] },
  { title: 'several.alone', kinds: ['alone'] },
  { title: 'several.with', kinds: ['given', 'taken'] },
  { title: 'several.nothing', kinds: ['nothing'] },
  { title: 'several.reading', kinds: ['reading'] },
] as const satisfies { title: string; kinds: Standing['kind'][] }[];

export interface OtherRowsProps {
  rows: readonly Row[];
  onPick: (row: Row) => void;
  onRetry: (row: Row) => void;
}

/** The mails that nobody would get by the button: what is missing, and what helps. */
export function OtherRows({ rows, ...actions }: OtherRowsProps) {
  return groups.map(({ title, kinds }) => (
    <OtherGroup
      key={title}
      title={title}
      rows={rows.filter(({ standing }) => kinds.some((kind) => kind === standing.kind))}
      {...actions}
    />
  ));
}

interface OtherGroupProps extends OtherRowsProps {
  title: (typeof groups)[number]['title'];
}

function OtherGroup({ title, rows, ...actions }: OtherGroupProps) {
  const { t } = useWords();
  const id = useId();
  if (rows.length === 0) return null;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 className="h" id={id}>
        {t(title)}
      </h2>
      <ul className="several">
        {rows.map((row) => (
          <OtherLine key={row.mail.messageId} row={row} {...actions} />
        ))}
      </ul>
    </section>
  );
}

interface OtherLineProps {
  row: Row;
  onPick: (row: Row) => void;
  onRetry: (row: Row) => void;
}

function OtherLine({ row, onPick, onRetry }: OtherLineProps) {
  const words = useWords();
  const { t } = words;
  const { kind } = row.standing;
  const subject = plain(row.mail.subject) || t('pane.noSubject');
  const choosable = kind === 'unclear' || kind === 'nothing';
  return (
    <li>
      <div className="several-more">
        <p>
          {subject}
          <span className="cap">{detailOf(row.standing, words)}</span>
        </p>
        {choosable && (
          <button
            type="button"
            className="link"
            aria-label={`${t('several.pick')} ${subject}`}
            onClick={() => onPick(row)}
          >
            {t('several.pick')}
          </button>
        )}
        {kind === 'failed' && (
          <button
            type="button"
            className="link"
            aria-label={`${t('app.retry')}: ${subject}`}
            onClick={() => onRetry(row)}
          >
            {t('app.retry')}
          </button>
        )}
      </div>
      {row.problem && <FailureNotice error={row.problem} />}
    </li>
  );
}

/** A few words on why it stands here; nothing where the group says it all. */
function detailOf(standing: Standing, { t, dates }: UseWords): string {
  if (standing.kind === 'failed') return failureWords(failureOf(standing.error), t).title;
  if (standing.kind === 'alone') return t(`several.${standing.why}`);
  // with whom is not for everybody to see, and the group says the rest
  if (standing.kind === 'taken') return capital(dates.since(standing.since));
  if (standing.kind !== 'given') return '';
  const { owner, state, mailState } = standing.handoff;
  const name = plain(owner.name);
  if (mailState === 'claimed') return t('several.goesTo', { name });
  return [name, t(`state.${state}`)].join(' · ');
}
