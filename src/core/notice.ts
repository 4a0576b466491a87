import type { WorkerAction } from './handoff.ts';
import type { HandoffRecord, NamedPerson } from './handoff-record.ts';

/** Who is there to be told about a hand-off besides those it names. */
export interface Circle {
  /** Who answers for its responsibility today; absent when that is gone. */
  accountable?: NamedPerson | undefined;
  /** Who leads its area. */
  leads: readonly NamedPerson[];
  /** Entra ids of whose accounts are closed: nobody answers there. */
  closed?: ReadonlySet<string>;
}

/**
 * Who is told when the worker has done something: of what lies with the owner the owner, of what came back the
 * sender, of an escalation whoever answers for it, or leads the area when that is the owner. Nobody twice.
 */
export function whomToTell(
  action: WorkerAction,
  record: HandoffRecord,
  circle: Circle,
): NamedPerson[] {
  const people = askedOf(action, record, circle);
  return people.filter(({ oid }, at) => people.findIndex((each) => each.oid === oid) === at);
}

function askedOf(action: WorkerAction, record: HandoffRecord, circle: Circle): NamedPerson[] {
  switch (action) {
    case 'announce':
    case 'remind':
    case 'wake':
      return [record.owner];
    case 'give_up':
      return [record.handedOffBy];
    case 'expire':
      return [record.handedOffBy, ...above(record, circle)];
    case 'escalate':
    case 'escalate_hops':
      return above(record, circle);
  }
}

/** The accountable owner where somebody else has the work, else the leads of the area, else the sender; of those who can still be reached. */
function above(record: HandoffRecord, { accountable, leads, closed }: Circle): NamedPerson[] {
  const { owner, handedOffBy, onBehalfOf } = record;
  const isThere = ({ oid }: NamedPerson) => oid !== owner.oid && !closed?.has(oid);
  const answering = [accountable, onBehalfOf].find((each) => each && isThere(each));
  if (answering !== undefined) return [answering];
  const others = leads.filter(isThere);
  if (others.length > 0) return others;
  return handedOffBy.oid === owner.oid ? [] : [handedOffBy];
}
