import { useId } from 'react';
import { BandChip } from '../../shared/chip.tsx';
import { FailureNotice } from '../../shared/states.tsx';
import { PersonCard } from '../../shared/person.tsx';
import { ReasonSentence } from '../../shared/reason-sentence.tsx';
import { SkippedPeople } from '../../shared/skipped.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { groupByOwner, type OwnerGroup, type ReadyRow, type Row } from './rows.ts';
import { isTooMany } from './use-several.ts';

interface RowActions {
  /** Those that are not to be handed off now, by message id. */
  left: ReadonlySet<string>;
  busy: boolean;
  onInclude: (messageId: string, included: boolean) => void;
  onPick: (row: Row) => void;
}

export interface OwnerGroupsProps extends RowActions {
  rows: readonly Row[];
  /** Entra id of the person who looks. */
  me: string | undefined;
}

/** A card for each person, with the mails that would go to them. */
export function OwnerGroups({ rows, me, ...actions }: OwnerGroupsProps) {
  return groupByOwner(rows).map((group) => (
    <OwnerCard key={group.choice.recipient.person.oid} {...{ group, me }} {...actions} />
  ));
}

interface OwnerCardProps extends RowActions {
  group: OwnerGroup;
  me: string | undefined;
}

function OwnerCard({ group, me, ...actions }: OwnerCardProps) {
  const { t } = useWords();
  const id = useId();
  const { person, skipped } = group.choice.recipient;
  const count = t('several.count', { count: group.rows.length });
  return (
    <section className="card" aria-labelledby={id}>
      <PersonCard name={person.name} heading="h2" id={id}>
        <p className="cap">{person.oid === me ? [count, t('pane.you')].join(' · ') : count}</p>
      </PersonCard>
      <SkippedPeople skipped={skipped} />
      <ul className="several">
        {group.rows.map((row) => (
          <ReadyLine key={row.mail.messageId} row={row} {...actions} />
        ))}
      </ul>
    </section>
  );
}

function ReadyLine({ row, left, busy, onInclude, onPick }: RowActions & { row: ReadyRow }) {
  const { t } = useWords();
  const { messageId } = row.mail;
  const { choice, band } = row.standing;
  const subject = plain(row.mail.subject) || t('pane.noSubject');
  return (
    <li>
      <label className="check">
        <input
          type="checkbox"
          checked={!left.has(messageId)}
          disabled={busy}
          onChange={(event) => onInclude(messageId, event.target.checked)}
        />
        <span>
          {subject}
          <span className="cap">{choice.title}</span>
          {band && <BandChip band={band} />}
        </span>
      </label>
      <div className="several-more">
        <ReasonSentence evidence={choice.evidence} className="cap" />
        <button
          type="button"
          className="link"
          aria-label={`${t('several.change')} ${subject}`}
          onClick={() => onPick(row)}
        >
          {t('several.change')}
        </button>
      </div>
      {row.problem &&
        (isTooMany(row.problem) ? (
          <p className="cap">{t('several.waits')}</p>
        ) : (
          <FailureNotice error={row.problem} />
        ))}
    </li>
  );
}
