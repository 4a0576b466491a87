import { type ColumnType, type ListName, type ListPlan, listPlans } from './lists.ts';
import { isPersonal } from './recorded-columns.ts';

/** Why a field is there at all; each has a sentence for people in both languages. */
export const purposes = [
  'find_owner',
  'owners',
  'review',
  'declined',
  'process',
  'deadline',
  'sight',
  'filing',
  'recognise',
  'one_mail',
  'one_entry',
  'who_has_it',
  'course',
  'note',
  'learn',
  'proof',
  'cover',
  'setting',
  'audit',
  'title',
] as const;
export type Purpose = (typeof purposes)[number];

/**
 * How long a field stays. `entry`: as long as the entry, which is ended and not deleted. `erasable`: erased on request,
 * and by itself so many days after the end once that is set. `timed`: gone by itself so many days after it was written, once that is set. `record`: it names nobody and stays, so that the record
 * can be verified. `until_removed`: until somebody removes the row.
 */
export const retentions = ['entry', 'erasable', 'timed', 'record', 'until_removed'] as const;
export type Retention = (typeof retentions)[number];

export interface DataField {
  list: ListName;
  column: string;
  type: ColumnType;
  purpose: Purpose;
  retention: Retention;
}

type Reasons = Partial<Record<Purpose, string>>;

/** Columns by what they are for. A column that is planned and not named here has no reason to exist. */
const reasons: Record<ListName, Reasons> = {
  Responsibilities: {
    title: 'Title',
    find_owner:
      'Area Description NotHere Keywords SenderPatterns Mailboxes Status ValidFrom ValidTo',
    owners:
      'Owner OwnerMail Deputy DeputyMail SecondDeputy SecondDeputyMail Team TeamMail PartnerName PartnerDomains',
    sight: 'Informed InformedMail Confidential',
    process: 'Process Step StepKind SeparateFrom',
    deadline: 'AnswerHours',
    filing: 'Filing',
    review: 'ReviewBy ReviewedAt ReviewedBy ReviewAnswer ReviewNote',
    declined: 'DeclinedLines',
    one_entry: 'EditKey',
  },
  Handoffs: {
    title: 'Title',
    recognise:
      'ClaimKey ConversationKey SenderKey SenderName SenderDomain Mailbox MessageId ReceivedAt DuplicateOf Previous',
    one_mail:
      'HandoffKey SentKey MailState SendAfter DraftId OwnSend Attempt SubmittedAt LookedAt Evidence LeaseUntil',
    who_has_it:
      'Area ResponsibilityTitle ResponsibilityRef HandedOffByOid HandedOffByName HandedOffAt OwnerOid OwnerName OnBehalfOfOid OnBehalfOfName MailAtOid MailAtName PartnerName PartnerAddress',
    learn: 'Suggested Band Signals',
    process: 'ProcessKey Process Step',
    note: 'Note Reason',
    course: 'State StateSince AcceptedAt Hops WaitUntil',
    deadline: 'Due AnnouncedAt RemindedAt EscalatedAt',
    filing: 'Filing FiledAt FileHash FileLink FileProblems',
    proof: 'Head Pending',
  },
  HandoffEvents: {
    title: 'Title',
    proof: 'EventKey Payload LeafHash PreviousHash Signature KeyId LogIndex Disclosures',
  },
  Checkpoints: {
    title: 'Title',
    proof: 'Number TreeSize Root Signature KeyId Note Leaves',
  },
  Absences: {
    title: 'Title',
    cover: 'PersonOid PersonName From To CoveredByOid Source Accepted Declined ToldOid',
  },
  Settings: { title: 'Title', setting: 'Value' },
  AuditorReadings: { title: 'Title', audit: 'ReaderOid ReaderName ReadAt What Rows' },
};

/** Every field of every list with its reason, in the order of the lists; and what has none. */
export function dataSheet(plans: readonly ListPlan[] = listPlans): {
  fields: DataField[];
  withoutPurpose: string[];
} {
  const fields: DataField[] = [];
  const withoutPurpose: string[] = [];
  for (const { name: list, columns } of plans) {
    const known = purposesIn(list);
    for (const { name, type } of [{ name: 'Title', type: 'text' as const }, ...columns]) {
      const purpose = known.get(name);
      if (purpose === undefined) withoutPurpose.push(`${list}.${name}`);
      else fields.push({ list, column: name, type, purpose, retention: retentionOf(list, name) });
    }
  }
  return { fields, withoutPurpose };
}

/** What the table above names although no list has it. */
export function unknownColumns(plans: readonly ListPlan[] = listPlans): string[] {
  return plans.flatMap(({ name, columns }) => {
    const planned = new Set(['Title', ...columns.map((column) => column.name)]);
    return [...purposesIn(name).keys()].filter((column) => !planned.has(column));
  });
}

function purposesIn(list: ListName): Map<string, Purpose> {
  const known = new Map<string, Purpose>();
  for (const purpose of purposes)
    for (const column of (reasons[list][purpose] ?? '').split(' ').filter(Boolean))
      known.set(column, purpose);
  return known;
}

const byList: Record<Exclude<ListName, 'Handoffs'>, Retention> = {
  Responsibilities: 'entry',
  HandoffEvents: 'record',
  Checkpoints: 'record',
  Absences: 'erasable',
  Settings: 'until_removed',
  AuditorReadings: 'timed',
};

/** Of hand-offs the same table decides that decides about erasing. */
function retentionOf(list: ListName, column: string): Retention {
  if (list === 'Handoffs') return isPersonal(column) ? 'erasable' : 'record';
  return list === 'HandoffEvents' && column === 'Disclosures' ? 'erasable' : byList[list];
}
