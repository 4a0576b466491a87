import type { LogExport } from './audit.ts';
import {
  type ListRow,
  parseDisclosures,
  parsePending,
  type Payload,
  readPayload,
  textOf,
} from './audit-rows.ts';
import type { Disclosures } from './disclosures.ts';
import type { HandoffRecord } from './handoff-record.ts';
import { isPersonal, recordedColumns } from './recorded-columns.ts';

/** Whose values are to go: Entra ids, and names or addresses in lower case. */
export interface Whom {
  oids: readonly string[];
  names: readonly string[];
}

/** What is to be erased: what names a person, all of some hand-offs, or all of what was finished before a moment. */
export type ErasureWish =
  | { kind: 'person'; whom: Whom }
  | { kind: 'handoffs'; keys: readonly string[] }
  | { kind: 'finished'; before: string };

/** Names of values by the number of their event. */
export type ValueNames = Readonly<Record<string, readonly string[]>>;

/** What of one hand-off goes: columns of its row, and values beside its events. */
export interface Erasure {
  columns: readonly string[];
  events: ValueNames;
}

export interface WantedErasure extends Erasure {
  handoffKey: string;
  /** Somebody still works on it or its mail is on its way: nothing may go yet. */
  isOpen: boolean;
  /** Values that an event says were erased, and that are still there: whoever erased them was interrupted. */
  left: ValueNames;
}

/** What a wish means for each hand-off of the lists; those it does not touch are left out. */
export function wantedErasures(log: LogExport, wish: ErasureWish): WantedErasure[] {
  const events = eventsByHandoff(log);
  return log.handoffs.flatMap((row) => {
    const handoffKey = textOf(row.fields['HandoffKey']);
    const wanted = erasureOf(row, handoffKey, events.get(handoffKey) ?? new Map(), wish);
    const isNothing = countOf(wanted) + countOf({ columns: [], events: wanted.left }) === 0;
    return isNothing ? [] : [wanted];
  });
}

/** How many values it takes away. */
export function countOf({ columns, events }: Erasure): number {
  return columns.length + Object.values(events).reduce((sum, names) => sum + names.length, 0);
}

/** Columns of a row, or values beside an event, by name. */
export type Values = Readonly<Record<string, unknown>>;
type Choice = (values: Values) => string[];

/** An event by what erasing needs of it. */
interface ErasableEvent {
  erased: Payload['erased'];
  values: Values;
}

function erasureOf(
  row: ListRow,
  handoffKey: string,
  events: ReadonlyMap<number, ErasableEvent>,
  wish: ErasureWish,
): WantedErasure {
  const columns = Object.entries(recordedColumns(row.fields));
  const personal = Object.fromEntries(columns.filter(([column]) => isPersonal(column)));
  const said = saidToBeErased([...events.values()]);
  const choice = isMeant(row, handoffKey, wish)
    ? choiceOf(wish, [personal, ...[...events.values()].map(({ values }) => values)])
    : () => [];
  const chosen: Record<string, string[]> = {};
  const left: Record<string, string[]> = {};
  for (const [number, { values, erased }] of events) {
    const gone = new Set(said.get(number));
    const names = choice(values).filter((name) => !gone.has(name));
    // an event that only says what was erased stays readable: it names nobody but who erased
    if (names.length > 0 && Object.keys(erased).length === 0) chosen[number] = names;
    const still = Object.keys(values).filter((name) => gone.has(name));
    if (still.length > 0) left[number] = still;
  }
  return { handoffKey, isOpen: !isFinished(row), columns: choice(personal), events: chosen, left };
}

function saidToBeErased(events: readonly ErasableEvent[]): Map<number, string[]> {
  const said = new Map<number, string[]>();
  for (const [number, names] of events.flatMap(({ erased }) => Object.entries(erased)))
    said.set(Number(number), [...(said.get(Number(number)) ?? []), ...names]);
  return said;
}

function isMeant({ fields }: ListRow, handoffKey: string, wish: ErasureWish): boolean {
  if (wish.kind === 'person') return true;
  if (wish.kind === 'handoffs') return wish.keys.includes(handoffKey);
  return (
    isFinished({ fields }) && Date.parse(textOf(fields['StateSince'])) < Date.parse(wish.before)
  );
}

const finishedStates = new Set(['done', 'declined', 'passed_on', 'withdrawn', 'expired']);
const finishedMails = new Set(['none', 'sent', 'undelivered', 'failed', 'cancelled']);

/** Whether nobody works on a row of the Handoffs list any more, and its mail is not on its way. */
export function isFinished({ fields }: Pick<ListRow, 'fields'>): boolean {
  return isEnded({ state: textOf(fields['State']), mailState: textOf(fields['MailState']) });
}

/** The same of a hand-off that was read. */
export function isEnded({ state, mailState }: { state: string; mailState: string }): boolean {
  return finishedStates.has(state) && finishedMails.has(mailState);
}

/** Whether a hand-off says nothing of people and mails any more, as an erasure leaves it. */
export function namesNobody(record: HandoffRecord): boolean {
  const { handedOffBy, owner, onBehalfOf, partner } = record;
  const people = [handedOffBy, owner, onBehalfOf].flatMap((each) => [each?.oid, each?.name]);
  const texts = personalTexts.map((part) => record[part]);
  return [...people, partner?.name, ...texts].every((value) => (value ?? '') === '');
}

const personalTexts = [
  'subject',
  'senderName',
  'senderDomain',
  'mailbox',
  'messageId',
  'conversationKey',
  'signals',
  'note',
  'reason',
  'process',
  'duplicateOf',
  'fileLink',
  'fileProblems',
] as const satisfies readonly (keyof HandoffRecord)[];

/** What comes from the mail or was written about it. Where its sender is to be forgotten, all of it goes. */
const aboutTheMail = [
  'Title',
  'SenderName',
  'SenderKey',
  'SenderDomain',
  'ConversationKey',
  'MessageId',
  'Signals',
  'Note',
  'Reason',
  'FileLink',
  'FileProblems',
];

function choiceOf(wish: ErasureWish, all: readonly Values[]): Choice {
  if (wish.kind !== 'person') return (values) => Object.keys(values);
  return namesAbout(wish.whom, all);
}

/** Chooses what of one row is about a person; `all` is what the row and its events say, from which a sender is known. */
export function namesAbout(whom: Whom, all: readonly Values[]): Choice {
  const isSender = all.some((values) => isNamed(values['SenderName'], whom));
  return (values) =>
    Object.keys(values).filter(
      (name) => (isSender && aboutTheMail.includes(name)) || isAbout(name, values, whom),
    );
}

/** A person's id and name go together; where ids are known, somebody else of the same name stays. */
function isAbout(name: string, values: Values, whom: Whom): boolean {
  const value = values[name];
  const [, person] = /^(.+)(?:Oid|Name)$/.exec(name) ?? [];
  const oid = person === undefined ? oidOf(value) : values[`${person}Oid`];
  if (typeof oid === 'string' && whom.oids.length > 0) return whom.oids.includes(oid);
  return isNamed(value, whom) || (person !== undefined && isNamed(values[`${person}Name`], whom));
}

function oidOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'oid' in value ? value['oid'] : undefined;
}

function isNamed(value: unknown, { names, oids }: Whom): boolean {
  const text = JSON.stringify(value ?? '').toLowerCase();
  return [...names, ...oids].some((each) => text.includes(each.toLowerCase()));
}

/** The events of each hand-off by their numbers; the one in `Pending` counts, too. */
function eventsByHandoff({ handoffs, events }: LogExport): Map<string, Map<number, ErasableEvent>> {
  const found = new Map<string, Map<number, ErasableEvent>>();
  const add = (payload: Payload | undefined, disclosures: Disclosures): void => {
    if (payload === undefined) return;
    const known = found.get(payload.handoff) ?? new Map<number, ErasableEvent>();
    const values = Object.fromEntries(
      Object.entries(disclosures).map(([name, [, value]]) => [name, value]),
    );
    // of two copies of an event the one that still says something counts
    const more = known.get(payload.event)?.values;
    known.set(payload.event, { erased: payload.erased, values: { ...more, ...values } });
    found.set(payload.handoff, known);
  };
  for (const { fields } of events)
    add(
      readPayload(textOf(fields['Payload'])),
      parseDisclosures(textOf(fields['Disclosures'])) ?? {},
    );
  for (const { fields } of handoffs) {
    const pending = parsePending(textOf(fields['Pending']));
    if (pending !== undefined && !isListed(pending.payload, found))
      add(readPayload(pending.payload), pending.disclosures);
  }
  return found;
}

/** An event that has its row is read from there: what its hand-off's `Pending` holds besides is the same. */
function isListed(text: string, found: ReadonlyMap<string, ReadonlyMap<number, unknown>>): boolean {
  const payload = readPayload(text);
  return payload !== undefined && found.get(payload.handoff)?.has(payload.event) === true;
}
