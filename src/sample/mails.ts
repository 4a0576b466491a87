import mailsFile from './mails.json' with { type: 'json' };
import { dayOf, momentOf, shiftToWeekday, withDates } from './days.ts';

interface Address {
  name: string;
  address: string;
}

/** A mail as mails.json writes it down: one of `text` and `html`, with dates as `{{long+7}}`. */
interface MailEntry {
  id: string;
  mailbox: string;
  from: Address;
  to: Address[];
  cc?: Address[];
  subject: string;
  text?: string;
  html?: string;
  daysAgo: number;
  time: string;
  attachments?: string[];
  headers?: Record<string, string | undefined>;
  conversation?: string;
  internetMessageId: string;
}

const entries: readonly MailEntry[] = mailsFile;

/** The company's mails as Graph writes them, oldest first. `id` is the one in mails.json, where also stands who should get it. */
export function sampleMails(today: Date) {
  const mails = entries.map((entry) => ({
    id: entry.id,
    mailbox: entry.mailbox,
    message: toMessage(entry, today),
  }));
  return mails.toSorted((a, b) => compare(a.message.receivedDateTime, b.message.receivedDateTime));
}

function toMessage(entry: MailEntry, today: Date) {
  const dated = (text: string) => withDates(text, dayOf(today));
  const headers = Object.entries({ ...entry.headers, ...threadHeader(entry) });
  return {
    subject: dated(entry.subject),
    from: { emailAddress: entry.from },
    toRecipients: entry.to.map((emailAddress) => ({ emailAddress })),
    ccRecipients: (entry.cc ?? []).map((emailAddress) => ({ emailAddress })),
    body: bodyOf(entry, dated),
    receivedDateTime: receivedAt(entry, today),
    internetMessageId: entry.internetMessageId,
    ...(headers.length > 0 && {
      internetMessageHeaders: headers.map(([name, value = '']) => ({ name, value })),
    }),
    ...(entry.attachments && { attachments: entry.attachments.map(toAttachment) }),
  };
}

/** Mails of one conversation refer to the same first mail (RFC 5322, 3.6.4). */
function threadHeader({ conversation }: MailEntry): Record<string, string> {
  return conversation === undefined
    ? {}
    : { References: `<${conversation}@nordlicht-technik.example>` };
}

function bodyOf({ text, html }: MailEntry, dated: (text: string) => string) {
  return html === undefined
    ? { contentType: 'text' as const, content: dated(text ?? '') }
    : { contentType: 'html' as const, content: dated(html) };
}

/** On a weekday. What would still lie ahead came a day earlier: at nine in the morning nothing from this afternoon is there. */
function receivedAt({ daysAgo, time }: MailEntry, today: Date): string {
  const day = shiftToWeekday(dayOf(today), -daysAgo);
  const moment = momentOf(day, time);
  return Date.parse(moment) <= today.getTime() ? moment : momentOf(shiftToWeekday(day, -1), time);
}

const contentTypes = new Map([
  ['csv', 'text/csv'],
  ['html', 'text/html'],
  ['mp4', 'video/mp4'],
  ['pdf', 'application/pdf'],
  ['png', 'image/png'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
]);

/** Nobody opens the attachments of invented mails; empty ones would be odd. */
const contentBytes = 'QmVpc3BpZWw=';

function toAttachment(name: string) {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  const contentType = contentTypes.get(ending) ?? 'application/octet-stream';
  return { name, contentType, contentBytes };
}

/** By code units, for times of the same form: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
