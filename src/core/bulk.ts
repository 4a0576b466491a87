import type { MailRequest } from './mail.ts';

/** What somebody writes who wants something from us in particular. Folded to lower case. */
const asks = [
  'bitten wir sie',
  'wir bitten sie',
  'bitten wir um',
  'wir bitten um',
  'ich bitte um',
  'könnten sie',
  'koennten sie',
  'können sie uns',
  'können sie mir',
  'bitte senden sie',
  'bitte schicken sie',
  'bitte teilen sie',
  'bitte überweisen',
  'bitte prüfen sie',
  'bitte bestätigen sie',
  'bitte zahlen',
  'zahlungsziel',
  'fällig',
  'frist bis',
  'löschen sie',
  'loeschen sie',
  'auskunft nach art',
  'auskunft gemäß art',
  'widerspreche',
  'widerrufe',
  'delete my',
  'erase my',
  'ihre rechnung',
  'ihre bestellung',
  'could you',
  'can you please',
  'please send',
  'please confirm',
  'please pay',
  'please let us know',
  'we kindly ask',
  'payment due',
  'is due',
  'overdue',
  'your invoice',
  'your order',
];

/** Sent to many and asks for nothing: a newsletter. Documents and demands that machines send to many customers are none. */
export function isNewsletter({ bulk, subject, text, attachmentNames }: MailRequest): boolean {
  if (!bulk || attachmentNames.length > 0) return false;
  const said = `${subject}\n${text}`.toLowerCase();
  return !asks.some((each) => said.includes(each));
}
