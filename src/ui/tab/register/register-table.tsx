import { Link } from 'react-router';
import type { RegisterEntry } from '../../../core/register-entry.ts';
import { Chip } from '../../shared/chip.tsx';
import { Face } from '../../shared/person.tsx';
import { plain } from '../../shared/text.ts';
import { EntryStateChip, ReviewCell } from './entry-chips.tsx';
import { namesIn, titleOf } from './entry-text.ts';
import { useRegisterWords } from './register-words.ts';
import { useDrafts } from './use-drafts.ts';
import type { Selection } from './use-selection.ts';

export interface RegisterTableProps {
  entries: RegisterEntry[];
  /** How many findings there are at a row, by its number. */
  findings: ReadonlyMap<number, number>;
  /** Rows to change together; absent where nothing may be changed. */
  selection?: Selection | undefined;
  /** What stands behind the address of the list, and stays when a row is opened. */
  search: string;
  opened: string | undefined;
}

/** A page of the register. The title of a row opens it. */
export function RegisterTable({ entries, selection, ...rest }: RegisterTableProps) {
  const { say } = useRegisterWords();
  const isAll = selection !== undefined && entries.every(({ id }) => selection.has(id));
  return (
    <table className="table register-table">
      <thead>
        <tr>
          {selection && (
            <th scope="col" className="pick">
              <input
                type="checkbox"
                aria-label={say('selectAll')}
                checked={isAll}
                onChange={() => selection.setAll(entries, !isAll)}
              />
            </th>
          )}
          <th scope="col">{say('head.title')}</th>
          <th scope="col">{say('head.owner')}</th>
          <th scope="col">{say('head.deputy')}</th>
          <th scope="col">{say('head.from')}</th>
          <th scope="col">{say('head.review')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} selection={selection} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends Omit<RegisterTableProps, 'entries'> {
  entry: RegisterEntry;
}

function Row({ entry, findings, selection, search, opened }: RowProps) {
  const words = useRegisterWords();
  const { say, dates } = words;
  const { id, columns, state } = entry;
  const isOpen = String(id) === opened;
  const isUnsaved = useDrafts().has(String(id)) && !isOpen;
  const from = columns['ValidFrom'];
  const count = findings.get(id) ?? 0;
  return (
    <tr className={isOpen ? 'selected' : undefined}>
      {selection && (
        <td className="pick">
          <input
            type="checkbox"
            aria-label={say('select', { title: titleOf(columns, words) })}
            checked={selection.has(id)}
            onChange={() => selection.toggle(entry)}
          />
        </td>
      )}
      <td className="register-title">
        <Link
          to={`/register/${id}${search}`}
          id={`row-${id}`}
          aria-current={isOpen ? 'true' : undefined}
        >
          {titleOf(columns, words)}
        </Link>
        <Place entry={entry} />
        <div className="chips">
          <EntryStateChip state={state} />
          {isUnsaved && <Chip look="tint">{say('unsaved')}</Chip>}
          {count > 0 && (
            <Chip look="warn" icon="alert">
              {say('findings', { count })}
            </Chip>
          )}
        </div>
      </td>
      <td data-label={say('head.owner')}>
        <Owner entry={entry} />
      </td>
      <td data-label={say('head.deputy')}>
        {[...namesIn(columns['Deputy']), ...namesIn(columns['SecondDeputy'])].join(', ')}
      </td>
      <td className="day" data-label={say('head.from')}>
        {typeof from === 'string' && dates.day(from)}
      </td>
      <td data-label={say('head.review')}>
        <ReviewCell entry={entry} />
      </td>
    </tr>
  );
}

function Owner({ entry: { columns } }: { entry: RegisterEntry }) {
  const { say } = useRegisterWords();
  const [name] = namesIn(columns['Owner']);
  if (name === undefined) return <span className="cap cap-bad">{say('nobody')}</span>;
  return (
    <div className="who">
      <Face name={name} size={24} />
      <div>{name}</div>
    </div>
  );
}

/** Area, step of a process, partner. */
function Place({ entry: { columns } }: { entry: RegisterEntry }) {
  const { say } = useRegisterWords();
  const { Area: area, Process: process, Step: step, PartnerName: partner } = columns;
  const parts = [area, process, typeof step === 'number' && say('step', { step })];
  const texts = [...parts, partner && say('partner')].filter((each) => typeof each === 'string');
  return <p className="cap">{plain(texts.join(' · '))}</p>;
}
