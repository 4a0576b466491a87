import type { MailRequest } from './mail.ts';

/** What mail programs put before the subject they answer. Lower case, as all here. */
const awayMarks = [
  'automatische antwort',
  'automatische rückantwort',
  'abwesenheitsnotiz',
  'abwesenheitsbenachrichtigung',
  'abwesenheitsassistent',
  'abwesend',
  'automatic reply',
  'auto reply',
  'auto-reply',
  'autoreply',
  'out of office',
  'out of the office',
  'out-of-office',
];

/** The same where the text says that somebody is away; else a canteen may be meant that cooks for outside. */
const awayWords = ['außer haus', 'ausser haus', 'nicht im büro', 'auto'];
const saysAway =
  /automatisch (?:erstellt|versandt|gesendet)|automatische (?:antwort|nachricht)|automatically|nicht erreichbar|out of (?:the )?office|(?:bin|befinde mich|i am|i'm|will be)(?!\p{L}).{0,80}(?:abwesend|außer haus|ausser haus|nicht im (?:büro|haus)|urlaub|krank|away|on leave|zurück|back)/su;

/** What mail servers call their reports, and nobody else. */
const reportMarks = [
  'delivery status notification',
  'mail delivery failed',
  'mail delivery system',
  'undelivered mail',
  'returned mail',
  'failure notice',
  'warning: could not send',
];

/** The same where the text speaks of a mail; else a parcel may be meant. */
const reportWords = [
  'unzustellbar',
  'nicht zustellbar',
  'zustellung verzögert',
  'zustellungsfehler',
  'undeliverable',
  'delivery failure',
  'delivery delayed',
];
const saysMail =
  /ihre nachricht|your message|(?<!\p{L})smtp|(?<!\d)[45]\.\d\.\d{1,3}(?!\d)|(?<!\d)55[0-4](?!\d)|mailbox|mail ?server|remote server|e-mail-adresse|email address/u;

const servers = /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|microsoftexchange[0-9a-f]{16,})@/;

/** Written by a machine because of a mail of ours: somebody is away, or a mail did not arrive. Nobody asks for anything. */
export function isAutomaticAnswer({ subject, text, sender, automatic }: MailRequest): boolean {
  if (automatic !== undefined || servers.test(sender)) return true;
  const title = subject.toLowerCase().replace(/^antwort: /, '');
  const begins = (marks: readonly string[]) => marks.some((mark) => title.startsWith(mark));
  if ([...awayMarks, ...reportMarks].some((mark) => isLabel(mark, title))) return true;
  const said = text.slice(0, maxLooked).toLowerCase();
  return (
    ((begins(awayWords) || begins(awayMarks)) && (said === '' || saysAway.test(said))) ||
    ((begins(reportWords) || begins(reportMarks)) && (said === '' || saysMail.test(said)))
  );
}

/** `Out of office: your mail`, `Delivery Status Notification (Failure)`; not `Abwesenheitsnotiz einrichten`. */
function isLabel(mark: string, title: string): boolean {
  return title.startsWith(mark) && /^(?:$|[:(]|\s*[:(–-])/.test(title.slice(mark.length));
}

/** Machines come to the point. */
const maxLooked = 2000;
