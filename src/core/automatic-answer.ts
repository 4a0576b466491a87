import type { MailRequest } from './mail.ts';

/** What mail programs put before the subject they answer. Lower case. */
const awayMarks = [
  'automatische antwort',
  'automatische rückantwort',
  'abwesenheitsnotiz',
  'abwesenheitsbenachrichtigung',
  'abwesenheitsassistent',
  'abwesend:',
  'abwesend ',
  'außer haus',
  'nicht im büro',
  'automatic reply',
  'auto reply',
  'auto-reply',
  'autoreply',
  'auto:',
  'autoreply:',
  'out of office',
  'out of the office',
  'out-of-office',
];

/** What mail servers call their reports. Lower case. */
const reportMarks = [
  'unzustellbar',
  'nicht zustellbar',
  'zustellung verzögert',
  'zustellungsfehler',
  'unzustellbarkeit',
  'undeliverable',
  'undelivered mail',
  'delivery status notification',
  'delivery failure',
  'delivery delayed',
  'mail delivery failed',
  'mail delivery system',
  'returned mail',
  'failure notice',
  'warning: could not send',
];

const servers = /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon)@/;

/** Written by a machine because of a mail of ours: somebody is away, or a mail did not arrive. Nobody asks for anything. */
export function isAutomaticAnswer({ subject, sender, automatic }: MailRequest): boolean {
  if (automatic !== undefined) return true;
  const said = subject.toLowerCase().replace(/^antwort: /, '');
  return (
    servers.test(sender) || [...awayMarks, ...reportMarks].some((each) => said.startsWith(each))
  );
}
