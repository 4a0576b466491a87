import type { WorkerAction } from '../core/handoff.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import { letterHtml } from './letter.ts';
import type { LinkTo } from './ports.ts';

/** What a notice says as a mail. */
export interface NoticeMail {
  subject: string;
  /** HTML, no images; every value is escaped. */
  html: string;
}

type Say = (record: HandoffRecord) => string;

const who = ({ owner }: HandoffRecord) => owner.name;

const german: Record<WorkerAction, Say> = {
  announce: ({ handedOffBy }) =>
    `${handedOffBy.name} hat Ihnen eine Anfrage übergeben. Bitte nehmen Sie sie an, oder geben Sie sie weiter.`,
  remind: () => 'Bitte denken Sie daran: Die Zeit für diese Übergabe läuft bald ab.',
  wake: () => 'Der Tag ist da, bis zu dem diese Übergabe warten sollte. Sie ist wieder in Arbeit.',
  escalate: (record) =>
    record.state === 'offered'
      ? `${who(record)} hat diese Übergabe noch nicht beantwortet.`
      : `Diese Übergabe bei ${who(record)} ist überfällig.`,
  escalate_hops: (record) =>
    `Diese Anfrage wurde ${record.hops}-mal weitergegeben und liegt jetzt bei ${who(record)}. Bitte klären Sie, wem sie gehört.`,
  expire: (record) =>
    `${who(record)} hat nicht geantwortet. Die Übergabe ist abgelaufen; bitte geben Sie die Anfrage jemand anderem.`,
  give_up: () =>
    'Diese Mail ging nie hinaus. Die Übergabe ist abgebrochen, die Anfrage liegt bei Ihnen.',
};

const english: Record<WorkerAction, Say> = {
  announce: ({ handedOffBy }) =>
    `${handedOffBy.name} has handed a request to you. Please accept it or pass it on.`,
  remind: () => 'A reminder: the time for this hand-off is nearly over.',
  wake: () => 'The day this hand-off was waiting for has come. It is in progress again.',
  escalate: (record) =>
    record.state === 'offered'
      ? `${who(record)} has not answered this hand-off yet.`
      : `This hand-off with ${who(record)} is overdue.`,
  escalate_hops: (record) =>
    `This request was passed on ${record.hops} times and is now with ${who(record)}. Please settle whose it is.`,
  expire: (record) =>
    `${who(record)} did not answer. The hand-off has expired; please give the request to somebody else.`,
  give_up: () => 'This mail was never sent. The hand-off is cancelled and the request is with you.',
};

/** In both languages, with a link to the hand-off. Nothing of the mail but the subject the row keeps. */
export function noticeMail(
  action: WorkerAction,
  record: HandoffRecord,
  linkTo?: LinkTo,
): NoticeMail {
  const about = record.subject || record.title || record.area;
  const facts = [record.title, record.senderName, dueText(record)].filter(Boolean);
  const text = {
    german: german[action](record),
    english: english[action](record),
    lines: [`„${about}“`, facts.join(' · ')].filter(Boolean),
    place: `handoffs/${record.handoffKey}`,
  };
  return { subject: `Baton: ${about}`.slice(0, 150), html: letterHtml(text, linkTo) };
}

function dueText({ due }: HandoffRecord): string {
  return due === undefined ? '' : `Frist · due ${due}`;
}
