import { type Template, words } from '../template.ts';

export const masterData: readonly Template[] = [
  {
    number: 901,
    answerHours: 8,
    step: { process: 'supplier', step: 1, kind: 'record' },
    de: words(
      'Lieferantenstammdaten ändern',
      'Neue Anschrift, Ansprechpartner oder Bankverbindung eines Lieferanten erfassen.',
      'Neue Lieferanten auswählen',
      'Bankverbindung, neue Bankverbindung, IBAN, Kontoverbindung, geänderte Anschrift, Umfirmierung',
    ),
    en: words(
      'Change supplier master data',
      'Record a new address, contact or bank account of a supplier.',
      'Choosing new suppliers',
      'bank details, new bank account, IBAN, change of address, company name has changed',
    ),
  },
  {
    number: 902,
    answerHours: 8,
    step: { process: 'supplier', step: 2, kind: 'check', separateFrom: '1' },
    de: words(
      'Bankverbindungen durch Rückruf prüfen',
      'Jede neue Bankverbindung unter einer bekannten Nummer bestätigen lassen, dann freigeben.',
      'Änderungen erfassen',
      'Rückruf zur Bankverbindung, Bestätigung der Kontoänderung, Betrugsverdacht, gefälschte Rechnung',
    ),
    en: words(
      'Confirm bank details by calling back',
      'Have every new bank account confirmed under a number we know, then release it.',
      'Recording changes',
      'call back about bank details, confirm the account change, suspected fraud, forged invoice',
    ),
  },
  {
    number: 903,
    answerHours: 16,
    de: words(
      'Kundenstammdaten',
      'Anschriften, Ansprechpartner und Lieferadressen von Kunden pflegen.',
      'Lieferanten',
      'neue Lieferadresse, Kundennummer, Ansprechpartner hat gewechselt, unsere neue Adresse als Kunde',
    ),
    en: words(
      'Customer master data',
      'Look after addresses, contacts and delivery addresses of customers.',
      'Suppliers',
      'new delivery address, customer number, new contact person, update our customer record',
    ),
  },
  {
    number: 904,
    answerHours: 16,
    de: words(
      'Artikel und Preise',
      'Artikel anlegen und sperren, Preise und Einheiten im System pflegen.',
      'Angebote vergleichen',
      'Artikelstamm, Artikelnummer, Preispflege, Verkaufspreise ändern, Zolltarifnummer',
    ),
    en: words(
      'Articles and prices',
      'Create and block articles, look after prices and units in the system.',
      'Comparing quotes',
      'article master, article number, price maintenance, change sales prices, customs tariff number',
    ),
  },
  {
    number: 905,
    answerHours: 4,
    de: words(
      'Zugänge und Rechte',
      'Benutzerkonten, Passwörter und Rechte in wichtigen Systemen vergeben und entziehen.',
      'Arbeitsplatz einrichten',
      'Passwort, Zugangsdaten, Benutzerkonto, Berechtigung, Konto gesperrt, Anmeldung geht nicht',
    ),
    en: words(
      'Access and rights',
      'Give and take accounts, passwords and rights in important systems.',
      'Setting up a desk',
      'password, login details, user account, permission, account locked, cannot sign in',
    ),
  },
];
