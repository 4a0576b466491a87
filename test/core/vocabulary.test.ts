import { describe, expect, it } from 'vitest';
import { concepts } from '../../src/core/vocabulary/concepts.ts';
import { conceptsIn, conceptsOf } from '../../src/core/vocabulary.ts';
import { wordsOf } from '../../src/core/words.ts';

/** Words that truly mean several things in an office; everything else belongs to one concept. */
const severalMeanings = new Map([
  ['claim', ['Außenstände', 'Reklamation']],
  ['provision', ['Rückstellung', 'Provision']],
  ['Provision', ['Rückstellung', 'Provision']],
  ['application', ['Bewerbung', 'Anwendung']],
  ['order', ['Bestellung', 'Auftrag']],
  ['order number', ['Bestellnummer', 'Auftragsnummer']],
  ['cancellation', ['Stornierung', 'Kündigung']],
  ['terms and conditions', ['Konditionen', 'Geschäftsbedingungen']],
  ['complaint', ['Beschwerde', 'Reklamation']],
  ['outage', ['Störung', 'Systemausfall']],
  ['delivery', ['Lieferung', 'Zustellung']],
  ['certificate', ['Zertifikat', 'Bescheinigung']],
  ['reject', ['Ausschuss', 'Ablehnung']],
  ['approval', ['Genehmigung', 'Freigabe']],
  ['police', ['Polizei', 'Versicherungsschein']],
  ['Police', ['Polizei', 'Versicherungsschein']],
  ['survey', ['Statistik', 'Umfrage']],
  ['mail room', ['Post', 'Poststelle']],
  ['expenses', ['Reisekosten', 'Auslagen']],
  ['funktioniert', ['Störung', 'defekt']],
  ['stopped working', ['Störung', 'defekt']],
  ['Ticket', ['Fahrkarte', 'Supportticket']],
  ['ticket', ['Fahrkarte', 'Supportticket']],
  ['Rezept', ['Rezept', 'Folgerezept']],
]);

const terms = concepts.flatMap(({ id, german, english }) =>
  [...german, ...english].map((term) => ({ id, term })),
);

describe('the office vocabulary', () => {
  it('holds some thousand concepts, each with a name of its own', () => {
    const ids = concepts.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(2400);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says every concept in both languages, in terms without stray blanks', () => {
    const poor = concepts.filter(({ german, english }) =>
      [german, english].some((said) => said.length === 0 || said.some((term) => term === '')),
    );
    expect(poor).toEqual([]);
    expect(terms.filter(({ term }) => term !== term.trim() || /[=,]|\s\s/.test(term))).toEqual([]);
  });

  it('keeps enough of every phrase: one that loses its other words would be found everywhere', () => {
    const shrunk = terms.filter(({ term }) => {
      const left = wordsOf(term).length;
      return left === 0 || (/[\s-]/.test(term) && left < 2);
    });
    expect(shrunk).toEqual([]);
  });

  it('gives a word one concept, unless it is declared to have several meanings', () => {
    const found = new Map(
      terms.flatMap(({ term }) => {
        const named = conceptsOf(term);
        return named.length === 1 ? [] : [[term, named] as const];
      }),
    );
    expect(found).toEqual(severalMeanings);
  });

  it('finds every term by itself', () => {
    expect(terms.filter(({ id, term }) => !conceptsOf(term).includes(id))).toEqual([]);
  });
});

describe('a word of one language meets the other', () => {
  it.each([
    ['Rechnung', 'invoice'],
    ['Zahlungserinnerung', 'payment reminder'],
    ['Lohnabrechnung', 'payslip'],
    ['Pfändung', 'garnishment'],
    ['Lieferschein', 'delivery note'],
    ['Bankverbindung', 'bank details'],
    ['Urlaub', 'annual leave'],
    ['Krankmeldung', 'sick note'],
    ['Angebotsanfrage', 'RFQ'],
    ['Konformitätserklärung', 'certificate of conformity'],
    ['Berechtigung', 'access rights'],
    ['Kennwort', 'password'],
    ['Bewerbung', 'job application'],
    ['Datenschutz', 'data protection'],
    ['Mietwagen', 'rental car'],
    ['Versicherungsschein', 'insurance policy'],
    ['Geld zurück', 'money back'],
    ['Rufnummernmitnahme', 'number porting'],
    ['Zählerstand melden', 'submit meter reading'],
    ['Sperrmüll', 'bulky waste'],
    ['Entlassbrief', 'discharge letter'],
    ['Immatrikulationsbescheinigung', 'certificate of enrolment'],
    ['Kaution', 'rental deposit'],
    ['Fertigungsauftrag', 'production order'],
    ['Zeitfensterbuchung', 'slot booking'],
    ['Mitgliedsantrag', 'membership application'],
    ['Tischreservierung', 'table reservation'],
    ['Gleittag', 'TOIL'],
    ['ELSTER-Zertifikat', 'electronic tax filing'],
  ])('%s and %s', (german, english) => {
    expect(conceptsOf(german)).not.toEqual([]);
    expect(conceptsOf(english)).toEqual(conceptsOf(german));
  });

  it.each([
    ['Ferienantrag', 'Urlaubsantrag'],
    ['AU', 'Arbeitsunfähigkeitsbescheinigung'],
    ['BEM', 'Eingliederungsmanagement'],
    ['Passwort vergessen', 'Kennwort'],
    ['komme nicht rein', 'Anmeldung'],
    ['Schienenersatzverkehr', 'Ersatzbus'],
    ['card not working', "card doesn't work"],
    ['locked out of my account', 'account locked'],
    ['time off in lieu', 'TOIL'],
  ])('within a language: %s and %s', (term, other) => {
    expect(conceptsOf(term)).not.toEqual([]);
    expect(conceptsOf(other)).toEqual(conceptsOf(term));
  });

  it.each([
    ['Rechnungen', 'Rechnung'],
    ['INVOICES', 'Rechnung'],
    ['invoiced', 'Rechnung'],
    ['Verträge', 'Vertrag'],
    ['Gehälter', 'Lohn'],
    ['delivery notes', 'Lieferschein'],
    ['certificates of conformity', 'Konformitätserklärung'],
    ['Kuendigung', 'Kündigung'],
    ['Pfaendungen', 'Pfändung'],
    ['Ueberstunden', 'Überstunden'],
    ['Überstunden', 'Überstunden'],
    ['Praktika', 'Praktikum'],
    ['Kundenkonten', 'Kundenkonto'],
    ['Häuser', 'Haus'],
    ['Termine', 'Termin'],
    ['trains', 'Bahn'],
  ])('inflected or spelled otherwise: %s', (word, concept) => {
    expect(conceptsOf(word)).toEqual([concept]);
  });

  it.each(['Renten', 'Rente'])('false friends stay apart: %s is no rent', (word) => {
    expect(conceptsOf(word)).toEqual(['Rente']);
    expect(conceptsOf('rent')).toEqual(['Miete']);
  });

  it.each([
    'Montag',
    'important',
    'receive',
    'reach',
    'toll',
    'bad',
    'related',
    'appreciate',
    '',
    'und',
    'constructor',
    '__proto__',
    '💡',
  ])('nothing is meant by %j', (word) => {
    expect(conceptsOf(word)).toEqual([]);
  });
});

describe('the concepts of a text', () => {
  const namedIn = (text: string) =>
    conceptsIn(wordsOf(text)).map(({ concepts: named, at, length }) => [named[0], at, length]);

  it('come in order, with the words that say so', () => {
    expect(namedIn('Please send the delivery note for our invoice')).toEqual([
      ['Lieferschein', 1, 2],
      ['Rechnung', 3, 1],
    ]);
  });

  it('prefer the longest phrase to the words in it', () => {
    expect(namedIn('request for quotation')).toEqual([['Angebotsanfrage', 0, 2]]);
    expect(namedIn('quotation')).toEqual([['Angebot', 0, 1]]);
  });

  it('are none in a text that is about something else', () => {
    expect(namedIn('Der Apfel fällt nicht weit vom Stamm')).toEqual([]);
    expect(conceptsIn([])).toEqual([]);
  });
});
