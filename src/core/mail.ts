import { withoutTrimmings } from './closing.ts';
import { textOfHtml } from './html.ts';
import { languageOf } from './language.ts';
import { splitMail } from './newest-text.ts';
import { type MarkedSubject, readMarks } from './subject-marks.ts';

/** A mail as it lies in a mailbox, read from Graph, Office.js or a file. Anything in it may be wrong or hostile. */
export interface Mail {
  /** Empty when the mail has none. */
  subject: string;
  from: MailAddress;
  to: MailAddress[];
  cc: MailAddress[];
  /** The mailbox it lies in, when known. Lower case. */
  mailbox?: string;
  /** ISO 8601 with zone. */
  receivedAt: string;
  body: { contentType: 'text' | 'html'; content: string };
  attachmentNames: string[];
  /** True when a header says it went to a mailing list (`List-Unsubscribe`, `List-Id`, `Precedence: bulk`). */
  bulk: boolean;
  /** What its headers say about who wrote it; absent when they say nothing or are not known. */
  automatic?: AutomaticKind;
  /** Where answers go, if not to the sender. */
  replyTo?: MailAddress[];
  /** True when Microsoft found that the mail breaks the rules that its sender's domain has published. */
  unproven?: boolean;
}

/** `reply`: a program answered a mail. `report`: a mail server tells what became of one. */
export type AutomaticKind = 'reply' | 'report';

export interface MailAddress {
  name: string;
  /** Lower case; empty when unreadable. */
  address: string;
}

/** What the sender asks for, cut out of a mail: the newest text without quotes, signature and disclaimer. */
export interface MailRequest {
  /** Without marks of replies and forwards. */
  subject: string;
  /** True where the subject says that it passes on somebody else's mail. */
  forwards?: boolean;
  text: string;
  senderName: string;
  /** Lower case. */
  sender: string;
  /** Lower case, without `@`. */
  senderDomain: string;
  /** All addressees, lower case. */
  recipients: string[];
  mailbox?: string;
  receivedAt: string;
  attachmentNames: string[];
  language: 'de' | 'en';
  bulk: boolean;
  automatic?: AutomaticKind;
  /** Addresses answers go to, if not to the sender. Lower case. */
  replyTo?: string[];
  unproven?: boolean;
}

/** No request needs more; what comes later in a mail is not what it asks for. */
const maxTextLength = 20_000;
const maxLines = 5_000;
const maxSubjectLength = 500;
const maxRecipients = 200;
const maxAttachments = 50;
const maxReplyTo = 5;
const maxForwards = 5;
const maxLinesOfNotice = 2;

/** Cuts the request out of a mail. Works on any content; what cannot be read is empty. */
export function readRequest(mail: Mail): MailRequest {
  const lines = linesOf(mail);
  const { subject, kind } = readMarks(cleaned(mail.subject.slice(0, maxSubjectLength)));
  const text = requestIn(lines, kind).slice(0, maxTextLength);
  const sender = mail.from.address.toLowerCase();
  return {
    subject,
    ...(kind === 'forward' && { forwards: true }),
    text,
    senderName: mail.from.name,
    sender,
    senderDomain: sender.slice(sender.lastIndexOf('@') + 1),
    recipients: [...mail.to, ...mail.cc]
      .slice(0, maxRecipients)
      .map(({ address }) => address.toLowerCase()),
    ...(mail.mailbox !== undefined && { mailbox: mail.mailbox }),
    receivedAt: mail.receivedAt,
    attachmentNames: mail.attachmentNames.slice(0, maxAttachments),
    language: languageOf(`${subject}\n${text}`),
    bulk: mail.bulk || lines.some(offersToUnsubscribe),
    ...(mail.automatic !== undefined && { automatic: mail.automatic }),
    ...(mail.replyTo !== undefined && {
      replyTo: mail.replyTo.slice(0, maxReplyTo).map(({ address }) => address.toLowerCase()),
    }),
    ...(mail.unproven !== undefined && { unproven: mail.unproven }),
  };
}

function linesOf({ body }: Mail): string[] {
  const text = body.contentType === 'html' ? textOfHtml(body.content) : body.content;
  return cleaned(text.slice(0, 10 * maxTextLength))
    .split('\n', maxLines)
    .map((line) => line.trim());
}

/** One kind of line break and space; nothing that cannot be seen. */
function cleaned(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\t\u00A0\u2000-\u200A\u202F\u3000]/g, ' ')
    .replace(
      /[\u0000-\u0009\u000B-\u001F\u007F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g,
      '',
    );
}

/** The sender's own words; of a forward also what it forwards, as deep as it goes. */
function requestIn(lines: readonly string[], kind: MarkedSubject['kind'], forwards = 0): string {
  const { own, earlier } = splitMail(lines, kind === 'reply');
  const words = withoutTrimmings(own).join('\n').trim();
  // not marked as an answer and without a word of its own, or with the notice of a machine: it passes on what follows
  const passesOn = kind === 'forward' || (kind === undefined && announces(words));
  if (!passesOn || earlier.length === 0 || forwards === maxForwards) return words;
  return `${words}\n${requestIn(earlier, kind, forwards + 1)}`.trim();
}

/** `Neues Ticket #123 wurde erstellt:`, or nothing. */
function announces(words: string): boolean {
  const said = words.split('\n').filter((line) => line !== '');
  return said.length === 0 || (said.length <= maxLinesOfNotice && words.endsWith(':'));
}

const unsubscribe = [
  'unsubscribe',
  'newsletter abbestellen',
  'newsletter abmelden',
  'vom newsletter abmelden',
  'keine weiteren e-mails',
  'keinen newsletter mehr',
  'keine newsletter mehr',
  'newsletter nicht mehr erhalten',
];

/** A line of its own in the small print, not somebody who writes about newsletters or wants none. */
function offersToUnsubscribe(line: string): boolean {
  if (line.length > 300) return false;
  const text = line.toLowerCase();
  return (
    unsubscribe.some((each) => text.includes(each)) && !text.includes('?') && !ownWish.test(text)
  );
}

const ownWish =
  /(?<!\p{L})(?:ich|mir|mich|meine[nrms]?|wir (?:möchten|wollen|wünschen|bitten)|(?:möchten|wollen|wünschen) wir|i|me|my|we (?:want|wish|would))(?!\p{L})|^bitte .{0,60}(?:abmelden|abbestellen|streichen|löschen)/u;
