import { type Template, words } from '../template.ts';

export const procurement: readonly Template[] = [
  {
    number: 401,
    answerHours: 16,
    step: { process: 'order', step: 1, kind: 'record' },
    de: words(
      'Bedarf und Angebote einholen',
      'Bedarf der Abteilungen aufnehmen, Angebote von Lieferanten einholen und vergleichen.',
      'Angebote, die wir Kunden machen',
      'Angebot, Angebotsvergleich, Bedarfsmeldung, Preisliste, Preiserhöhung, Staffelpreise',
    ),
    en: words(
      'Collect needs and quotes',
      'Take down what departments need, get quotes from suppliers and compare them.',
      'Quotes we make to customers',
      'quote, quotation, price list, price increase, purchase request, our offer to you',
    ),
  },
  {
    number: 402,
    answerHours: 16,
    step: { process: 'order', step: 2, kind: 'approve', separateFrom: '1' },
    de: words(
      'Bestellungen freigeben',
      'Bestellungen oberhalb der Wertgrenze prüfen und freigeben.',
      'Zahlungen freigeben',
      'Bestellfreigabe, Wertgrenze, Budgetüberschreitung, Genehmigung der Bestellung',
    ),
    en: words(
      'Approve orders',
      'Check and approve orders above the limit.',
      'Approving payments',
      'order approval, spending limit, over budget, approve the purchase',
    ),
  },
  {
    number: 403,
    answerHours: 8,
    step: { process: 'order', step: 3, kind: 'other' },
    de: words(
      'Bestellen und Liefertermine verfolgen',
      'Bestellungen auslösen, Auftragsbestätigungen abgleichen, Lieferverzug verfolgen.',
      'Lieferungen an Kunden',
      'Auftragsbestätigung, Liefertermin, Lieferverzug, Lieferverzögerung, Teillieferung, Bestellnummer',
    ),
    en: words(
      'Order and follow deliveries',
      'Place orders, compare confirmations, follow up late deliveries.',
      'Deliveries to customers',
      'order confirmation, delivery date, late delivery, delivery delay, partial delivery, purchase order number',
    ),
  },
  {
    number: 404,
    answerHours: 8,
    step: { process: 'order', step: 4, kind: 'check', separateFrom: '3' },
    de: words(
      'Wareneingang prüfen',
      'Lieferungen annehmen, Menge und Zustand mit Lieferschein und Bestellung vergleichen.',
      'Beanstandungen von Kunden',
      'Lieferschein, Wareneingang, Falschlieferung, Transportschaden, Fehlmenge, Anlieferung',
    ),
    en: words(
      'Check goods received',
      'Take deliveries, compare quantity and condition with delivery note and order.',
      'Complaints of customers',
      'delivery note, goods received, wrong delivery, transport damage, missing quantity',
    ),
  },
  {
    number: 405,
    answerHours: 24,
    de: words(
      'Lieferanten auswählen und bewerten',
      'Neue Lieferanten prüfen, Selbstauskünfte und Zertifikate einholen, jährlich bewerten.',
      'Bankverbindung oder Anschrift ändern',
      'Lieferantenbewertung, Lieferantenselbstauskunft, neuer Lieferant, Zertifikat des Lieferanten, Vorstellung unserer Firma',
    ),
    en: words(
      'Choose and rate suppliers',
      'Check new suppliers, collect self-assessments and certificates, rate them every year.',
      'Changing bank details or address',
      'supplier rating, supplier assessment, new supplier, supplier certificate, introduce our company',
    ),
  },
];
