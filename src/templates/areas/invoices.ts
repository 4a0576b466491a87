import { type Template, words } from '../template.ts';

export const invoices: readonly Template[] = [
  {
    number: 101,
    answerHours: 8,
    step: { process: 'invoice', step: 1, kind: 'record' },
    de: words(
      'Eingangsrechnungen erfassen',
      'Rechnungen von Lieferanten annehmen, auf Pflichtangaben prüfen, erfassen und weitergeben.',
      'Rechnungen, die wir an Kunden stellen; Mahnungen',
      'Rechnung, Eingangsrechnung, Abschlagsrechnung, Schlussrechnung, Invoice, -Ausgangsrechnung, -Mahnung',
    ),
    en: words(
      'Record incoming invoices',
      'Take invoices from suppliers, look whether they are complete, record them and send them on.',
      'Invoices we write to customers; payment reminders',
      'invoice, supplier invoice, final invoice, bill, -payment reminder',
    ),
  },
  {
    number: 102,
    answerHours: 16,
    step: { process: 'invoice', step: 2, kind: 'check', separateFrom: '1' },
    de: words(
      'Eingangsrechnungen sachlich prüfen',
      'Menge, Preis und Leistung mit Bestellung und Lieferung vergleichen; Abweichungen klären.',
      'Formfehler einer Rechnung',
      'Preisabweichung, Mengenabweichung, sachliche Prüfung, Rechnung stimmt nicht',
    ),
    en: words(
      'Check incoming invoices',
      'Compare quantity, price and service with order and delivery; clear up what differs.',
      'Formal mistakes of an invoice',
      'price difference, quantity difference, invoice is wrong, overcharged',
    ),
  },
  {
    number: 103,
    answerHours: 16,
    step: { process: 'invoice', step: 3, kind: 'approve', separateFrom: '1, 2' },
    de: words(
      'Zahlungen freigeben',
      'Geprüfte Rechnungen zur Zahlung freigeben; über Skonto und Zahlungsstopp entscheiden.',
      'Gehälter',
      'Zahlungsfreigabe, Skonto, Zahlungsstopp, Zahlungsziel verlängern',
    ),
    en: words(
      'Approve payments',
      'Release checked invoices for payment; decide on early-payment discounts and on stopping a payment.',
      'Salaries',
      'payment approval, release payment, early payment discount, stop payment',
    ),
  },
  {
    number: 104,
    answerHours: 8,
    de: words(
      'Mahnungen von Lieferanten',
      'Ein Lieferant erinnert an eine Zahlung: Stand klären, antworten, Zahlung anstoßen.',
      'Mahnungen, die wir an Kunden schicken',
      'Mahnung, Zahlungserinnerung, überfällig, offener Posten, payment reminder',
    ),
    en: words(
      'Payment reminders from suppliers',
      'A supplier reminds us of a payment: find out where it stands, answer, get it paid.',
      'Reminders we send to customers',
      'payment reminder, overdue, dunning, outstanding payment, unpaid invoice',
    ),
  },
  {
    number: 105,
    answerHours: 16,
    de: words(
      'Rechnungen an Kunden',
      'Ausgangsrechnungen schreiben und korrigieren, Kopien schicken, Fragen dazu beantworten.',
      'Rechnungen von Lieferanten',
      'Ausgangsrechnung, Rechnungskopie, Rechnungskorrektur, Rechnungsanschrift, Ihre Rechnung an uns',
    ),
    en: words(
      'Invoices to customers',
      'Write and correct the invoices we send, send copies, answer questions about them.',
      'Invoices from suppliers',
      'copy of your invoice, correct your invoice, billing address, your invoice to us',
    ),
  },
  {
    number: 106,
    answerHours: 24,
    de: words(
      'Reisekosten und Auslagen',
      'Abrechnungen von Dienstreisen und Auslagen prüfen und erstatten.',
      'Reisen buchen',
      'Reisekosten, Reisekostenabrechnung, Spesen, Auslagen, Kilometergeld',
    ),
    en: words(
      'Travel expenses',
      'Check and refund claims for business trips and expenses.',
      'Booking trips',
      'travel expenses, expense report, expense claim, mileage, per diem',
    ),
  },
];
