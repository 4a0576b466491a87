import { type Template, words } from '../template.ts';

export const documents: readonly Template[] = [
  {
    number: 201,
    answerHours: 24,
    step: { process: 'invoice', step: 4, kind: 'file' },
    de: words(
      'Rechnungen revisionssicher ablegen',
      'Bezahlte Rechnungen mit Freigabevermerk unveränderbar ablegen und bei Rückfragen heraussuchen.',
      'Offene Rechnungen',
      'Rechnungsarchiv, archivierte Rechnung, Beleg heraussuchen, Belegkopie aus dem Archiv',
    ),
    en: words(
      'File invoices audit-proof',
      'File paid invoices with their approval so that nobody can change them, and find them again.',
      'Open invoices',
      'invoice archive, archived invoice, find a receipt, archived voucher',
    ),
  },
  {
    number: 202,
    answerHours: 24,
    de: words(
      'Verträge verwalten',
      'Unterschriebene Verträge ablegen, Laufzeiten und Kündigungsfristen überwachen.',
      'Arbeitsverträge',
      'Vertrag, Vertragsexemplar, Vertragsverlängerung, Vertragslaufzeit, Kündigung des Vertrags, Rahmenvertrag',
    ),
    en: words(
      'Look after contracts',
      'File signed contracts, watch terms and periods of notice.',
      'Employment contracts',
      'contract, signed agreement, contract renewal, termination of contract, framework agreement',
    ),
  },
  {
    number: 203,
    answerHours: 24,
    de: words(
      'Aufbewahrung und Löschung',
      'Aufbewahrungsfristen kennen, Akten freigeben zum Vernichten, Löschung nachweisen.',
      'Auskunft und Löschung personenbezogener Daten auf Antrag',
      'Aufbewahrungsfrist, Aktenvernichtung, Vernichtungsprotokoll, Archivräumung',
    ),
    en: words(
      'Retention and destruction',
      'Know how long papers must be kept, release them for destruction, prove that it was done.',
      'Requests of people about data on themselves',
      'retention period, document destruction, shredding, certificate of destruction',
    ),
  },
  {
    number: 204,
    answerHours: 8,
    de: words(
      'Posteingang und Scannen',
      'Briefpost öffnen, scannen und verteilen; Einschreiben annehmen.',
      'E-Mails',
      'Briefpost, Einschreiben, Postsendung, Scan, Rücksendung unzustellbar',
    ),
    en: words(
      'Incoming post and scanning',
      'Open, scan and distribute letters; take registered mail.',
      'E-mails',
      'letter post, registered mail, postal delivery, scanned letter, undeliverable letter',
    ),
  },
  {
    number: 205,
    answerHours: 16,
    de: words(
      'Vorlagen und Verfahrensdokumentation',
      'Formulare, Briefvorlagen und die Beschreibung der Abläufe aktuell halten.',
      'Handbücher zu Produkten',
      'Formular, Briefvorlage, Verfahrensdokumentation, Verfahrensanweisung, Arbeitsanweisung',
    ),
    en: words(
      'Forms and process documentation',
      'Keep forms, letter templates and the description of how we work up to date.',
      'Product manuals',
      'form, letter template, process documentation, work instruction, written procedure',
    ),
  },
];
