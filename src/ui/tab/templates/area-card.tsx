import { useId, useState } from 'react';
import type { Person } from '../../../core/person.ts';
import type { TemplateRow } from '../../../templates/templates.ts';
import { textOf } from '../../../core/register-entry.ts';
import { Button } from '../../shared/button.tsx';
import { focusSoon } from '../../shared/focus-soon.ts';
import { Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { PeopleField } from '../register/people-field.tsx';
import { ChartProposalNote } from './chart-proposal-note.tsx';
import {
  areaOf,
  type Choices,
  mostDeputies,
  type OwnCheck,
  ownerOf,
  withProposal,
} from './plan.ts';
import { SenderChoices } from './sender-choices.tsx';
import { useTemplateWords } from './template-words.ts';
import type { useProposals } from './use-proposals.ts';

export interface AreaCardProps {
  rows: readonly TemplateRow[];
  choices: Choices;
  /** In the register before. */
  there: ReadonlySet<number>;
  /** Added just now. */
  added: ReadonlySet<number>;
  /** Where somebody would check their own work. */
  checks: readonly OwnCheck[];
  /** What the organisation chart and the mails say, once they were asked. */
  proposals: ReturnType<typeof useProposals>;
  onChange: (change: Partial<Choices>) => void;
}

/** One field of work: who answers for it, and its templates. */
export function AreaCard(props: AreaCardProps) {
  const { rows, choices, checks, proposals, onChange } = props;
  const { say } = useTemplateWords();
  const id = useId();
  const [first] = rows;
  if (first === undefined) return null;
  const { area } = first;
  const number = areaOf(first);
  const person = choices.areas.get(number);
  const proposal = proposals.chart.data?.proposals.find((each) => each.area === number);
  return (
    <section className="card template-area" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {area}
      </h2>
      <PeopleField
        label={say('forArea', { area })}
        single
        people={person ? [person] : []}
        onChange={([named]) => onChange({ areas: withPerson(choices.areas, number, named) })}
      />
      {person && (
        <PeopleField
          label={say('deputiesFor', { area })}
          most={mostDeputies}
          people={[...(choices.deputies.get(number) ?? [])]}
          onChange={(named) => onChange({ deputies: new Map(choices.deputies).set(number, named) })}
        />
      )}
      {proposal && proposal.owner.mail !== person?.mail && (
        <ChartProposalNote
          proposal={proposal}
          onTake={() => {
            onChange(withProposal(choices, proposal, rows));
            focusSoon(id);
          }}
        />
      )}
      {checks
        .filter(({ titles }) => rows.some(({ title }) => titles.includes(title)))
        .map(({ process, person: checker, titles }) => (
          <Notice key={`${process} ${checker.mail}`} look="warn" icon="alert">
            {say('fourEyes', { process, name: plain(checker.name), titles: titles.join(', ') })}
          </Notice>
        ))}
      <ul className="template-rows">
        {rows.map((row) => (
          <Row key={row.number} row={row} {...props} />
        ))}
      </ul>
    </section>
  );
}

function Row({
  row,
  choices,
  there,
  added,
  proposals,
  onChange,
}: AreaCardProps & { row: TemplateRow }) {
  const { say } = useTemplateWords();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { number, title, columns } = row;
  const owner = ownerOf(row, choices);
  const own = choices.rows.get(number);
  const isSettled = there.has(number) || added.has(number);
  const isWanted = !isSettled && !choices.left.has(number);
  const seen = proposals.mails.data?.proposals.find((each) => each.number === number);
  const about = [stepOf(row, say), seen && say('mails.here', { count: seen.mails }), stateOf()]
    .filter(Boolean)
    .join(' · ');
  function stateOf() {
    if (there.has(number)) return say('there');
    if (added.has(number)) return say('done');
    return isWanted && (owner ? plain(owner.name) : say('nobody'));
  }
  return (
    <li>
      <div className="edit-check">
        <input
          type="checkbox"
          id={id}
          aria-describedby={`${id}-about`}
          checked={isWanted || added.has(number)}
          disabled={isSettled}
          onChange={(event) =>
            onChange({ left: withNumber(choices.left, number, !event.target.checked) })
          }
        />
        <span>
          <label htmlFor={id}>
            <b>{title}</b>
          </label>
          <span className="cap" id={`${id}-about`}>
            {' '}
            {about}
          </span>
        </span>
      </div>
      <p className="cap template-text">{textOf(columns['Description'])}</p>
      {isWanted && seen && (
        <SenderChoices
          seen={seen}
          chosen={choices.senders.get(number) ?? []}
          onChange={(senders) =>
            onChange({ senders: new Map(choices.senders).set(number, senders) })
          }
        />
      )}
      {isWanted && !isOpen && own === undefined && (
        <Button
          size="small"
          appearance="subtle"
          aria-label={say('otherFor', { title })}
          onClick={() => {
            setOpen(true);
            focusSoon(`${id}-own`);
          }}
        >
          {say('other')}
        </Button>
      )}
      {isWanted && (isOpen || own) && (
        <PeopleField
          label={say('forRow', { title })}
          id={`${id}-own`}
          single
          people={own ? [own] : []}
          onChange={([named]) => onChange({ rows: withPerson(choices.rows, number, named) })}
        />
      )}
    </li>
  );
}

function stepOf(
  { columns: { Process, Step } }: TemplateRow,
  say: ReturnType<typeof useTemplateWords>['say'],
): string | false {
  if (typeof Process !== 'string' || typeof Step !== 'number') return false;
  return say('step', { process: Process, step: Step });
}

function withPerson(
  people: ReadonlyMap<number, Person>,
  number: number,
  person: Person | undefined,
): ReadonlyMap<number, Person> {
  const changed = new Map(people);
  if (person) changed.set(number, person);
  else changed.delete(number);
  return changed;
}

function withNumber(
  numbers: ReadonlySet<number>,
  number: number,
  isIn: boolean,
): ReadonlySet<number> {
  return isIn ? numbers.union(new Set([number])) : numbers.difference(new Set([number]));
}
