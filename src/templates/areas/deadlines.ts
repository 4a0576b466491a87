import { type Template, words } from '../template.ts';

export const deadlines: readonly Template[] = [
  {
    number: 501,
    answerHours: 8,
    de: words(
      'Finanzamt und Steuern',
      'Bescheide prüfen, Fristen eintragen, Einsprüche und Fragen mit dem Steuerbüro klären.',
      'Steuer auf Löhne',
      'Finanzamt, Steuerbescheid, Umsatzsteuer, Gewerbesteuer, Betriebsprüfung, Einspruchsfrist',
    ),
    en: words(
      'Tax office and taxes',
      'Check assessments, note deadlines, settle objections and questions with the tax adviser.',
      'Tax on wages',
      'tax office, tax assessment, VAT, tax audit, tax return, notice of objection',
    ),
  },
  {
    number: 502,
    answerHours: 4,
    confidential: true,
    de: words(
      'Gericht, Anwalt und Inkasso',
      'Schreiben von Gerichten, Anwälten und Inkassobüros sofort aufnehmen und Fristen sichern.',
      'Mahnungen von Lieferanten',
      'Amtsgericht, Mahnbescheid, Klage, Rechtsanwalt, Inkasso, Vollstreckung',
    ),
    en: words(
      'Court, lawyers and collection',
      'Take up letters of courts, lawyers and collection agencies at once and keep their deadlines.',
      'Payment reminders from suppliers',
      'court order, lawsuit, lawyer, legal claim, debt collection, enforcement',
    ),
  },
  {
    number: 503,
    answerHours: 16,
    de: words(
      'Versicherungen und Schäden',
      'Schäden melden, Verträge mit Versicherern pflegen, Nachweise schicken.',
      'Krankenkassen der Beschäftigten',
      'Versicherung, Schadenmeldung, Schadensfall, Versicherungsschein, Haftpflicht',
    ),
    en: words(
      'Insurance and damage',
      'Report damage, look after policies, send proofs.',
      'Health insurance of employees',
      'insurance, damage report, insurance claim, insurance policy, liability',
    ),
  },
  {
    number: 504,
    answerHours: 16,
    de: words(
      'Behörden und Meldungen',
      'Anfragen von Ämtern, Statistik, Kammern und Berufsgenossenschaft fristgerecht beantworten.',
      'Finanzamt; Datenschutz',
      'Behörde, Statistisches Landesamt, Gewerbeamt, Kammer, Berufsgenossenschaft, Meldepflicht',
    ),
    en: words(
      'Authorities and reports',
      'Answer authorities, statistics, chambers and accident insurers in time.',
      'Tax office; data protection',
      'public authority, statistics office, trade office, chamber of commerce, duty to report, statutory report',
    ),
  },
  {
    number: 505,
    answerHours: 16,
    de: words(
      'Ausschreibungen und Förderung',
      'Fristen von Ausschreibungen und Förderanträgen überwachen, Unterlagen vollständig abgeben.',
      'Gewöhnliche Anfragen von Kunden',
      'Ausschreibung, Vergabe, Abgabefrist, Förderantrag, Fördermittel, Zuwendungsbescheid',
    ),
    en: words(
      'Tenders and grants',
      'Watch the deadlines of tenders and grant applications, hand papers in completely.',
      'Ordinary enquiries of customers',
      'tender, call for bids, submission deadline, grant application, funding',
    ),
  },
];
