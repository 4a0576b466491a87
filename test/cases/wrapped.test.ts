import { describe, expect, it } from 'vitest';
import { readRequest } from '../../src/core/mail.ts';
import { suggest } from '../../src/core/suggestion.ts';
import {
  type Entry,
  hasOwner,
  knowledge,
  mailOf,
  proposalsOf,
  routingMails,
} from './routing-mails.ts';

type Wrapping = (mail: Pick<Entry, 'subject' | 'text'>) => Pick<Entry, 'subject' | 'text'>;

const header = (subject: string) =>
  `Von: Max Muster <max@muster.example>\nGesendet: Montag, 23. November 2026 10:14\nAn: info@x.example\nBetreff: ${subject}\n\n`;
/** Words of half the house, that belong to an earlier mail. */
const earlier =
  'Sehr geehrte Damen und Herren,\nanbei die Rechnung 4711 und die Mahnung zur Bestellung 12. Der Urlaub von Frau Kern beginnt am Montag, die Reisekosten folgen. Bitte die Bewerbung zurückschicken.';
const forwarding =
  (mark: string, own: string): Wrapping =>
  ({ subject, text }) => ({
    subject: `${mark} ${subject}`,
    text: `${own}\n\n${header(subject)}${text}`,
  });
const answering =
  (announcement: string): Wrapping =>
  ({ subject, text }) => ({
    subject: `AW: ${subject}`,
    text: `${text}\n\n${announcement}\n\n${earlier}`,
  });

/** The same request as it arrives on other ways. */
const wrappings: Record<string, Wrapping> = {
  'a forward with a word': forwarding('WG:', 'zK'),
  'a forward with a paragraph': forwarding(
    'WG:',
    'Liebe Kolleginnen und Kollegen,\n\ndas hier haben wir heute bekommen, und wir wissen leider nicht, wer bei Ihnen im Hause dafür zuständig ist. Können Sie das bitte übernehmen?',
  ),
  'a forward that came from outside': forwarding('[EXTERN] WG:', 'Können Sie das übernehmen?'),
  'a form of a web site': ({ subject, text }) => ({
    subject: 'Kontaktformular',
    text: `Neue Nachricht von Ihrer Website\n\nVon: Max Muster\nE-Mail: max@muster.example\nBetreff: ${subject}\nNachricht: ${text}`,
  }),
  'an answer, quoted by Gmail': answering(
    'Am 03.11.2026 um 10:14 schrieb Anna Kern <a@b.example>:',
  ),
  'an answer, quoted by Open-Xchange': answering(
    'Anna Kern <a@b.example> hat am 03.11.2026 10:14 CET geschrieben:',
  ),
  'an answer, quoted by Outlook': answering(header('Alt').trimEnd()),
};

const owned = routingMails.filter(hasOwner);
const isRight = (entry: Entry) =>
  proposalsOf(suggest(readRequest(mailOf(entry)), knowledge))[0]?.title === entry.expected;
const plain = owned.filter(isRight).length;

describe('the mails of routing.md', () => {
  for (const [name, wrap] of Object.entries(wrappings)) {
    const right = owned.filter((entry) => isRight({ ...entry, ...wrap(entry) })).length;
    it(`go to the same people as ${name} (${right} right first, ${plain} as they are)`, () => {
      expect(right).toBeGreaterThanOrEqual(0.94 * plain);
    });
  }
});
