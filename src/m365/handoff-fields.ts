import { dayOf } from '../core/calendar.ts';
import { ProductError } from '../core/errors.ts';
import { handoffStates, mailStates } from '../core/handoff.ts';
import { type HandoffRecord, mailEvidence, type NamedPerson } from '../core/handoff-record.ts';
import { bands } from '../core/ranking.ts';

type Fields = Record<string, unknown>;

/** The columns of a row for those parts of a record that are given. An empty text clears its column. */
export function fieldsOf(record: Partial<HandoffRecord>): Fields {
  const { handedOffBy, owner, onBehalfOf, mailAt, due, waitUntil, partner } = record;
  const fields: Fields = {};
  for (const [key, column] of columns) {
    const value = record[key];
    if (value !== undefined) fields[column] = value === '' ? null : value;
  }
  return {
    ...fields,
    ...(due !== undefined && { Due: noonOf(due) }),
    ...(waitUntil !== undefined && { WaitUntil: noonOf(waitUntil) }),
    ...(partner && { PartnerName: partner.name, PartnerAddress: partner.address }),
    ...personFields('HandedOffBy', handedOffBy),
    ...personFields('Owner', owner),
    ...personFields('OnBehalfOf', onBehalfOf),
    ...personFields('MailAt', mailAt),
  };
}

/** Parts of a record that stand in one column each. */
const columns = [
  ['handoffKey', 'HandoffKey'],
  ['claimKey', 'ClaimKey'],
  ['sentKey', 'SentKey'],
  ['conversationKey', 'ConversationKey'],
  ['subject', 'Title'],
  ['senderName', 'SenderName'],
  ['senderDomain', 'SenderDomain'],
  ['mailbox', 'Mailbox'],
  ['messageId', 'MessageId'],
  ['receivedAt', 'ReceivedAt'],
  ['area', 'Area'],
  ['title', 'ResponsibilityTitle'],
  ['responsibilityId', 'ResponsibilityRef'],
  ['suggestedId', 'Suggested'],
  ['band', 'Band'],
  ['signals', 'Signals'],
  ['handedOffAt', 'HandedOffAt'],
  ['note', 'Note'],
  ['state', 'State'],
  ['stateSince', 'StateSince'],
  ['acceptedAt', 'AcceptedAt'],
  ['reason', 'Reason'],
  ['mailState', 'MailState'],
  ['draftId', 'DraftId'],
  ['attempt', 'Attempt'],
  ['ownSend', 'OwnSend'],
  ['submittedAt', 'SubmittedAt'],
  ['lookedAt', 'LookedAt'],
  ['evidence', 'Evidence'],
  ['leaseUntil', 'LeaseUntil'],
  ['sendAfter', 'SendAfter'],
  ['announcedAt', 'AnnouncedAt'],
  ['remindedAt', 'RemindedAt'],
  ['escalatedAt', 'EscalatedAt'],
  ['process', 'Process'],
  ['processKey', 'ProcessKey'],
  ['step', 'Step'],
  ['duplicateOf', 'DuplicateOf'],
  ['hops', 'Hops'],
  ['previous', 'Previous'],
  ['filing', 'Filing'],
  ['filedAt', 'FiledAt'],
  ['fileHash', 'FileHash'],
  ['fileLink', 'FileLink'],
  ['fileProblems', 'FileProblems'],
] as const satisfies readonly (readonly [keyof HandoffRecord, string])[];

/** Names what a record holds. An index whose records were read with fewer columns has to be read anew. */
export const recordShape = [...columns.flat(), 'mailAt'].join(' ');

/** Noon keeps a date-only value on its day in every zone from UTC-11 to UTC+11; no day clears the column. */
export function noonOf(day: string): string | null {
  return day === '' ? null : `${day}T12:00:00Z`;
}

function personFields(prefix: string, person: NamedPerson | undefined): Fields {
  return person
    ? { [`${prefix}Oid`]: person.oid || null, [`${prefix}Name`]: person.name || null }
    : {};
}

/** Reads a row back. A row that does not carry what Baton wrote is refused: somebody has changed it by hand. */
export function recordOf(fields: Fields): HandoffRecord {
  const due = text(fields, 'Due');
  const waitUntil = text(fields, 'WaitUntil');
  const responsibilityId = fields['ResponsibilityRef'];
  const suggestedId = fields['Suggested'];
  const band = bands.find((each) => each === fields['Band']);
  const onBehalfOf = text(fields, 'OnBehalfOfOid');
  const mailAt = person(fields, 'MailAt');
  const step = fields['Step'];
  const partner = { name: text(fields, 'PartnerName'), address: text(fields, 'PartnerAddress') };
  return {
    handoffKey: text(fields, 'HandoffKey'),
    claimKey: text(fields, 'ClaimKey'),
    sentKey: text(fields, 'SentKey'),
    conversationKey: text(fields, 'ConversationKey'),
    subject: text(fields, 'Title'),
    senderName: text(fields, 'SenderName'),
    senderDomain: text(fields, 'SenderDomain'),
    mailbox: text(fields, 'Mailbox'),
    messageId: text(fields, 'MessageId'),
    receivedAt: text(fields, 'ReceivedAt'),
    area: text(fields, 'Area'),
    title: text(fields, 'ResponsibilityTitle'),
    ...(typeof responsibilityId === 'number' && { responsibilityId }),
    ...(typeof suggestedId === 'number' && { suggestedId }),
    ...(band !== undefined && { band }),
    signals: text(fields, 'Signals'),
    handedOffBy: person(fields, 'HandedOffBy'),
    handedOffAt: text(fields, 'HandedOffAt'),
    owner: person(fields, 'Owner'),
    ...(onBehalfOf !== '' && { onBehalfOf: person(fields, 'OnBehalfOf') }),
    ...(mailAt.oid + mailAt.name !== '' && { mailAt }),
    note: text(fields, 'Note'),
    ...(due !== '' && { due: dayOf(new Date(due)) }),
    state: oneOf(handoffStates, fields['State'], 'State'),
    stateSince: text(fields, 'StateSince'),
    acceptedAt: text(fields, 'AcceptedAt'),
    reason: text(fields, 'Reason'),
    mailState: oneOf(mailStates, fields['MailState'], 'MailState'),
    draftId: text(fields, 'DraftId'),
    attempt: count(fields, 'Attempt'),
    ...(fields['OwnSend'] === true && { ownSend: true }),
    submittedAt: text(fields, 'SubmittedAt'),
    lookedAt: text(fields, 'LookedAt'),
    evidence: mailEvidence.find((each) => each === fields['Evidence']) ?? '',
    leaseUntil: text(fields, 'LeaseUntil'),
    sendAfter: text(fields, 'SendAfter'),
    ...(waitUntil !== '' && { waitUntil: dayOf(new Date(waitUntil)) }),
    announcedAt: text(fields, 'AnnouncedAt'),
    remindedAt: text(fields, 'RemindedAt'),
    escalatedAt: text(fields, 'EscalatedAt'),
    process: text(fields, 'Process'),
    processKey: text(fields, 'ProcessKey'),
    ...(typeof step === 'number' && { step }),
    duplicateOf: text(fields, 'DuplicateOf'),
    ...(partner.name !== '' && { partner }),
    hops: count(fields, 'Hops'),
    previous: text(fields, 'Previous'),
    filing: fields['Filing'] === true,
    filedAt: text(fields, 'FiledAt'),
    fileHash: text(fields, 'FileHash'),
    fileLink: text(fields, 'FileLink'),
    fileProblems: text(fields, 'FileProblems'),
  };
}

function text(fields: Fields, column: string): string {
  const value = fields[column];
  return typeof value === 'string' ? value : '';
}

function count(fields: Fields, column: string): number {
  const value = fields[column];
  return typeof value === 'number' ? value : 0;
}

function person(fields: Fields, prefix: string): NamedPerson {
  return { oid: text(fields, `${prefix}Oid`), name: text(fields, `${prefix}Name`) };
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown, column: string): T {
  const known = allowed.find((each) => each === value);
  if (known !== undefined) return known;
  throw new ProductError('list_broken', `a hand-off row holds an unknown value in ${column}`);
}
