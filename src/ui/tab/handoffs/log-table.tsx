import { Link } from 'react-router';
import type { HandoffOrder } from '../../../core/handoff-question.ts';
import type { HandoffView } from '../../../wire/handoffs.ts';
import { StateChip } from '../../shared/chip.tsx';
import { Icon } from '../../shared/icon.tsx';
import { Face } from '../../shared/person.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { MailChip } from '../desk/desk-row.tsx';
import type { LogAsking } from './use-log-ask.ts';

export interface LogTableProps {
  handoffs: HandoffView[];
  asking: LogAsking;
  /** The key of the one that is open beside the table. */
  selected: string | undefined;
}

/** The log, newest first unless sorted otherwise. On a phone each row becomes a block. */
export function LogTable({ handoffs, asking, selected }: LogTableProps) {
  const { t } = useWords();
  return (
    <table className="table">
      <caption className="sr">{t('log.caption')}</caption>
      <thead>
        <tr>
          <SortHead order="received" first="down" asking={asking} words={t('log.received')} />
          <th scope="col">{t('log.request')}</th>
          <SortHead order="area" first="up" asking={asking} words={t('log.area')} />
          <SortHead order="owner" first="up" asking={asking} words={t('log.at')} />
          <SortHead order="since" first="up" asking={asking} words={t('log.since')} />
        </tr>
      </thead>
      <tbody>
        {handoffs.map((handoff) => (
          <Row
            key={handoff.handoffKey}
            handoff={handoff}
            search={asking.search}
            selected={handoff.handoffKey === selected}
          />
        ))}
      </tbody>
    </table>
  );
}

interface SortHeadProps {
  order: HandoffOrder;
  /** Which way it sorts when it is pressed first; pressed again, the other way. */
  first: 'up' | 'down';
  asking: LogAsking;
  words: string;
}

/** The head of a column, which sorts by it. */
function SortHead({ order, first, asking: { ask, sortBy }, words }: SortHeadProps) {
  const isSorted = ask['order'] === order;
  const direction = ask['direction'] === 'up' ? 'up' : 'down';
  const next = isSorted ? (direction === 'up' ? 'down' : 'up') : first;
  const sorted = direction === 'up' ? 'ascending' : 'descending';
  return (
    <th scope="col" aria-sort={isSorted ? sorted : 'none'}>
      <button type="button" className="sort" onClick={() => sortBy(order, next)}>
        {words}
        <span className={isSorted ? `sort-mark sort-${direction}` : 'sort-mark'}>
          <Icon name="chevron" size={12} />
        </span>
      </button>
    </th>
  );
}

interface RowProps {
  handoff: HandoffView;
  /** What stands behind the address of the list, and stays when one is opened. */
  search: string;
  selected: boolean;
}

function Row({ handoff, search, selected }: RowProps) {
  const { t, dates } = useWords();
  const { handoffKey, owner, onBehalfOf } = handoff;
  return (
    <tr className={selected ? 'selected' : undefined}>
      <td className="moment" title={dates.when(handoff.receivedAt)}>
        {dates.brief(handoff.receivedAt)}
      </td>
      <td>
        <Link
          to={`/handoffs/${handoffKey}${search}`}
          id={`row-${handoffKey}`}
          aria-current={selected ? 'true' : undefined}
        >
          {plain(handoff.subject) || t('log.noSubject')}
        </Link>
        <p className="cap">{plain(handoff.from.name) || handoff.from.domain || t('log.erased')}</p>
      </td>
      <td>{plain(handoff.area)}</td>
      <td>
        <div className="who">
          <Face name={owner.name} size={24} />
          <div>
            {plain(owner.name) || t('log.erased')}
            {onBehalfOf && (
              <p className="cap">{t('log.standIn', { name: plain(onBehalfOf.name) })}</p>
            )}
          </div>
        </div>
      </td>
      <td>
        <div className="chips">
          <StateChip state={handoff.state} />
          <MailChip handoff={handoff} />
        </div>
        <p className="cap">{dates.since(handoff.stateSince)}</p>
      </td>
    </tr>
  );
}
