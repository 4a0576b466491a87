import { mailEvidence } from './handoff-record.ts';
import { handoffStates, mailStates } from './handoff.ts';
import { bands } from './ranking.ts';

/** One column of a list as Graph creates it: a fixed internal name and exactly one type. */
export interface Column {
  name: string;
  type: ColumnType;
  indexed?: true;
  unique?: true;
  choices?: readonly string[];
  /** Choices only: values outside the list are allowed. */
  fillIn?: true;
}

export type ColumnType =
  | 'text'
  | 'note'
  | 'choice'
  | 'person'
  | 'people'
  | 'number'
  | 'date'
  | 'dateTime'
  | 'yesNo';

export interface ListPlan<Name extends AnyListName = ListName> {
  name: Name;
  description: string;
  columns: readonly Column[];
}

export type ListName =
  | 'Responsibilities'
  | 'Handoffs'
  | 'HandoffEvents'
  | 'Checkpoints'
  | 'Absences'
  | 'Settings'
  | 'AuditorReadings';

/** The list that the events of one year's log are archived in. */
export type ArchiveName = `HandoffEvents${number}`;

export type AnyListName = ListName | ArchiveName;

const text = (name: string): Column => ({ name, type: 'text' });
const note = (name: string): Column => ({ name, type: 'note' });
const date = (name: string): Column => ({ name, type: 'date' });
const moment = (name: string): Column => ({ name, type: 'dateTime' });
const number = (name: string): Column => ({ name, type: 'number' });
const yesNo = (name: string): Column => ({ name, type: 'yesNo' });
const choice = (name: string, ...choices: string[]): Column => ({ name, type: 'choice', choices });
const indexed = (column: Column): Column => ({ ...column, indexed: true });
const unique = (column: Column): Column => ({ ...column, indexed: true, unique: true });
const fillIn = (column: Column): Column => ({ ...column, fillIn: true });
const person = (name: string): Column[] => [{ name, type: 'person' }, text(`${name}Mail`)];
const people = (name: string): Column[] => [{ name, type: 'people' }, note(`${name}Mail`)];

/** The nine fields of work that are offered as areas; admins may add their own. */
const areas = [
  'Dokumente',
  'Rechnungen',
  'Interne Übergaben',
  'Einkauf',
  'Fristsachen',
  'Externe Anfragen',
  'Lohn und Personal',
  'Qualität',
  'Stammdaten',
];

const responsibilities: ListPlan = {
  name: 'Responsibilities',
  description: 'Wer ist wofür zuständig · Who answers for what',
  columns: [
    indexed(fillIn(choice('Area', ...areas))),
    note('Description'),
    note('NotHere'),
    note('Keywords'),
    note('SenderPatterns'),
    note('Mailboxes'),
    ...person('Owner'),
    ...person('Deputy'),
    ...person('SecondDeputy'),
    ...people('Team'),
    ...people('Informed'),
    text('PartnerName'),
    text('PartnerDomains'),
    indexed(text('Process')),
    number('Step'),
    choice('StepKind', 'record', 'check', 'approve', 'file', 'other'),
    text('SeparateFrom'),
    number('AnswerHours'),
    yesNo('Confidential'),
    yesNo('Filing'),
    date('ValidFrom'),
    date('ValidTo'),
    date('ReviewBy'),
    date('ReviewedAt'),
    text('ReviewedBy'),
    text('ReviewAnswer'),
    note('ReviewNote'),
    note('DeclinedLines'),
    indexed(text('EditKey')),
    indexed(choice('Status', 'Active', 'Draft', 'Retired')),
  ],
};

const handoffs: ListPlan = {
  name: 'Handoffs',
  description: 'Übergaben, nur von Baton geschrieben · Hand-offs, written only by Baton',
  columns: [
    unique(text('ClaimKey')),
    unique(text('HandoffKey')),
    indexed(text('SentKey')),
    indexed(text('ConversationKey')),
    text('SenderKey'),
    text('SenderName'),
    text('SenderDomain'),
    text('Mailbox'),
    text('MessageId'),
    moment('ReceivedAt'),
    text('Area'),
    text('ResponsibilityTitle'),
    number('ResponsibilityRef'),
    number('Suggested'),
    choice('Band', ...bands),
    indexed(text('HandedOffByOid')),
    text('HandedOffByName'),
    moment('HandedOffAt'),
    indexed(text('OwnerOid')),
    text('OwnerName'),
    text('OnBehalfOfOid'),
    text('OnBehalfOfName'),
    text('MailAtOid'),
    text('MailAtName'),
    indexed(text('ProcessKey')),
    text('Process'),
    number('Step'),
    text('DuplicateOf'),
    text('PartnerName'),
    text('PartnerAddress'),
    note('Note'),
    indexed(date('Due')),
    indexed(choice('State', ...handoffStates)),
    moment('StateSince'),
    moment('AcceptedAt'),
    note('Reason'),
    date('WaitUntil'),
    moment('AnnouncedAt'),
    moment('RemindedAt'),
    moment('EscalatedAt'),
    indexed(choice('MailState', ...mailStates)),
    moment('SendAfter'),
    text('DraftId'),
    number('Attempt'),
    yesNo('OwnSend'),
    moment('SubmittedAt'),
    moment('LookedAt'),
    choice('Evidence', ...mailEvidence),
    moment('LeaseUntil'),
    number('Hops'),
    text('Previous'),
    note('Signals'),
    yesNo('Filing'),
    moment('FiledAt'),
    text('FileHash'),
    note('FileLink'),
    text('FileProblems'),
    text('Head'),
    note('Pending'),
  ],
};

const handoffEvents: ListPlan = {
  name: 'HandoffEvents',
  description: 'Ereignisse zu Übergaben, nur Einfügen · Hand-off events, insert only',
  columns: [
    unique(text('EventKey')),
    note('Payload'),
    text('LeafHash'),
    text('PreviousHash'),
    text('Signature'),
    text('KeyId'),
    indexed(number('LogIndex')),
    note('Disclosures'),
  ],
};

/** The list for the archived events of a year, with the columns and indexes of the list they come from. */
export function archivePlan(year: number): ListPlan<ArchiveName> {
  return {
    ...handoffEvents,
    name: archiveName(year),
    description: `Archivierte Ereignisse von ${year} · Archived events of ${year}`,
  };
}

export function archiveName(year: number): ArchiveName {
  return `HandoffEvents${year}`;
}

const checkpoints: ListPlan = {
  name: 'Checkpoints',
  description: 'Signierte Stände des Protokolls · Signed checkpoints of the log',
  columns: [
    unique(number('Number')),
    unique(number('TreeSize')),
    text('Root'),
    text('Signature'),
    text('KeyId'),
    note('Note'),
    note('Leaves'),
  ],
};

const absences: ListPlan = {
  name: 'Absences',
  description: 'Wer ist wann nicht erreichbar (nie der Grund) · Who is away when (never why)',
  columns: [
    indexed(text('PersonOid')),
    text('PersonName'),
    indexed(date('From')),
    date('To'),
    text('CoveredByOid'),
    choice('Source', 'outlook', 'typed', 'import'),
    yesNo('Accepted'),
    yesNo('Declined'),
    text('ToldOid'),
  ],
};

const settings: ListPlan = {
  name: 'Settings',
  description: 'Einstellungen, eine je Zeile · Settings, one per row',
  columns: [note('Value')],
};

const auditorReadings: ListPlan = {
  name: 'AuditorReadings',
  description: 'Was Prüfende gelesen haben, nur Einfügen · What auditors have read, insert only',
  columns: [
    indexed(text('ReaderOid')),
    text('ReaderName'),
    indexed(moment('ReadAt')),
    note('What'),
    number('Rows'),
  ],
};

/** Every list Baton provisions. `Title` comes with each list. Later work only adds columns. */
export const listPlans: readonly ListPlan[] = [
  responsibilities,
  handoffs,
  handoffEvents,
  checkpoints,
  absences,
  settings,
  auditorReadings,
];
