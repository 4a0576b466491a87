import { Link } from 'react-router';
import type { HandoffView } from '../../../wire/api.ts';
import { StateChip } from '../../shared/chip.tsx';
import { Face } from '../../shared/person.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { MailChip } from '../desk/desk-row.tsx';
import { ShowMore } from '../show-more.tsx';
import { usePaged } from '../use-paged.ts';

export interface LogTableProps {
  handoffs: HandoffView[];
  /** The key of the one that is open beside the table. */
  selected: string | undefined;
}

/** The log, newest first. On a phone each row becomes a block. */
export function LogTable({ handoffs, selected }: LogTableProps) {
  const { t } = useWords();
  const paged = usePaged(handoffs, 'log');
  return (
    <section className="card log-card">
      <table className="table">
        <caption className="sr">{t('log.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('log.received')}</th>
            <th scope="col">{t('log.request')}</th>
            <th scope="col">{t('log.area')}</th>
            <th scope="col">{t('log.at')}</th>
            <th scope="col">{t('log.state')}</th>
          </tr>
        </thead>
        <tbody>
          {paged.shown.map((handoff) => (
            <Row
              key={handoff.handoffKey}
              handoff={handoff}
              selected={handoff.handoffKey === selected}
            />
          ))}
        </tbody>
      </table>
      <ShowMore paged={paged} />
    </section>
  );
}

function Row({ handoff, selected }: { handoff: HandoffView; selected: boolean }) {
  const { t, dates } = useWords();
  const { handoffKey, owner, onBehalfOf } = handoff;
  return (
    <tr className={selected ? 'selected' : undefined}>
      <td className="moment" title={dates.when(handoff.receivedAt)}>
        {dates.brief(handoff.receivedAt)}
      </td>
      <td>
        <Link
          to={`/handoffs/${handoffKey}`}
          id={`row-${handoffKey}`}
          aria-current={selected ? 'true' : undefined}
        >
          {plain(handoff.subject) || t('pane.noSubject')}
        </Link>
        <p className="cap">{plain(handoff.from.name) || handoff.from.domain}</p>
      </td>
      <td>{handoff.area}</td>
      <td>
        <div className="who">
          <Face name={owner.name} size={24} />
          <div>
            {plain(owner.name)}
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
      </td>
    </tr>
  );
}
