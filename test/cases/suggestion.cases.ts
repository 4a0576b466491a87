/**
 * Mails and who should get them, against the register beside this file. Add a case by adding a line:
 * what the mail says, what is expected, and why. `expect` is the title of a responsibility, or `unclear`
 * or `newsletter`. `band` is stated where it matters that Baton is sure, or that it is not.
 */
export interface Case {
  subject?: string;
  text?: string;
  html?: string;
  from?: string;
  mailbox?: string;
  attachments?: string[];
  bulk?: true;
  expect: string;
  band?: 'clear' | 'likely' | 'not clear';
  why: string;
}

export const cases: Case[] = [
  // The plain ones
  {
    subject: 'Rechnung 4711',
    text: 'Anbei unsere Rechnung für März.',
    expect: 'Eingangsrechnungen',
    band: 'clear',
    why: 'names the keyword twice',
  },
  {
    subject: '2. Mahnung zu Rechnung 4711',
    text: 'Der Betrag ist noch offen.',
    expect: 'Mahnungen von Lieferanten',
    why: 'a reminder about an invoice is a reminder',
  },
  {
    subject: 'Invoice 2026-118',
    text: 'Please find attached our invoice.',
    expect: 'Eingangsrechnungen',
    band: 'clear',
    why: 'English keyword',
  },
  {
    subject: 'Payment reminder',
    text: 'Invoice 118 is overdue.',
    expect: 'Mahnungen von Lieferanten',
    why: 'two English phrases against one',
  },
  {
    subject: 'Bewerbung als Mechatronikerin',
    text: 'Im Anhang finden Sie meinen Lebenslauf.',
    expect: 'Bewerbungen',
    band: 'clear',
    why: 'two keywords',
  },
  {
    subject: 'Job application',
    text: 'I would like to apply as a technician.',
    expect: 'Bewerbungen',
    band: 'clear',
    why: 'English phrase in the subject',
  },
  {
    subject: 'Beschwerde',
    text: 'Ich bin sehr unzufrieden, niemand geht ans Telefon.',
    expect: 'Beschwerden von Kunden',
    band: 'clear',
    why: 'two keywords',
  },
  {
    subject: 'Complaint',
    text: 'Nobody answered my calls.',
    expect: 'Beschwerden von Kunden',
    why: 'English keyword',
  },
  {
    subject: 'Auskunft nach DSGVO',
    text: 'Welche Daten haben Sie über mich?',
    expect: 'Datenschutz',
    band: 'clear',
    why: 'keyword and a word of the description',
  },
  {
    subject: 'GDPR request',
    text: 'Please delete my records.',
    expect: 'Datenschutz',
    why: 'English keyword',
  },
  {
    subject: 'Passwort vergessen',
    text: 'Ich komme nicht mehr ins Portal.',
    expect: 'IT-Zugänge',
    band: 'clear',
    why: 'keyword in the subject',
  },
  {
    subject: 'Forgot my password',
    text: 'Can you reset it?',
    expect: 'IT-Zugänge',
    why: 'English keyword',
  },
  {
    subject: 'Frage an die IT',
    text: 'Wer kann mir helfen?',
    expect: 'IT-Zugänge',
    why: 'IT in capitals is a department',
  },
  {
    subject: 'Warranty',
    text: 'The pump stopped after two weeks.',
    expect: 'Reklamationen',
    why: 'English keyword',
  },

  // Word forms, umlauts, compounds, typing mistakes
  {
    subject: 'Ihre Mahnungen',
    text: 'Wir haben längst gezahlt.',
    expect: 'Mahnungen von Lieferanten',
    why: 'plural of the keyword',
  },
  {
    subject: 'Steuerbescheide 2025',
    expect: 'Finanzamt und Steuerbescheide',
    band: 'clear',
    why: 'plural',
  },
  {
    subject: 'Anderung der Vertraege',
    text: 'Die unterschriebenen Vertraege liegen bei.',
    expect: 'Verträge ablegen',
    why: 'ae for ä, and declension',
  },
  {
    subject: 'Kuendigung eines Vertrags',
    expect: 'Verträge ablegen',
    why: 'ue for ü inside a phrase',
  },
  {
    subject: 'RUCKSENDUNG',
    text: 'Das Gerät ist defekt.',
    expect: 'Reklamationen',
    why: 'umlaut lost in capitals',
  },
  {
    subject: 'Lohnabrechnungskorrektur',
    text: 'Die Zuschläge fehlen.',
    expect: 'Lohn- und Gehaltsabrechnung',
    why: 'compound of the keyword',
  },
  {
    subject: 'Gehaltsabrechnung November',
    expect: 'Lohn- und Gehaltsabrechnung',
    why: 'compound in the title',
  },
  {
    subject: 'Hotelrechnung Tagung',
    expect: 'Reisekosten',
    why: 'the whole compound beats its part Rechnung',
  },
  {
    subject: 'Reisekostenabrechnung Oktober',
    expect: 'Reisekosten',
    why: 'compound that begins with the keyword',
  },
  {
    subject: 'Antrag auf Urlaub',
    text: 'Ich möchte im Mai zwei Wochen Urlaub nehmen.',
    expect: 'Urlaub und Abwesenheit',
    why: 'the compound taken apart',
  },
  { subject: 'Bewerbugn Ausbildung', expect: 'Bewerbungen', why: 'two letters swapped' },
  { subject: 'Reklamtion Pumpe', expect: 'Reklamationen', why: 'a letter missing' },
  {
    subject: 'Neue Bankverbindungen',
    text: 'Bitte ändern Sie unsere IBAN.',
    expect: 'Stammdaten von Lieferanten',
    band: 'clear',
    why: 'plural and abbreviation',
  },
  {
    subject: 'New bank details',
    text: 'Please update our records.',
    expect: 'Stammdaten von Lieferanten',
    band: 'clear',
    why: 'English phrase',
  },

  // Only what is asked now counts
  {
    subject: 'AW: Termin',
    text: 'Der Liefertermin verschiebt sich.\n\nAm 3. März 2026 um 10:14 schrieb Anna:\n> Bewerbung, Lebenslauf, Praktikum',
    expect: 'Bestellungen und Liefertermine',
    why: 'the quoted mail names another area',
  },
  {
    subject: 'Re: Question',
    text: 'The delivery date has changed.\n\nFrom: Anna\nSent: Monday\nTo: Info\nSubject: Question\n\nPlease send your invoice. Invoice overdue.',
    expect: 'Bestellungen und Liefertermine',
    why: 'Outlook quote names another area',
  },
  {
    subject: 'WG: Kundin',
    text: 'z.K.\n\nVon: Eva\nGesendet: heute\nAn: Info\nBetreff: Pumpe\n\nDie Pumpe ist defekt, ich bitte um Garantie.',
    expect: 'Reklamationen',
    band: 'clear',
    why: 'a forward is what was forwarded',
  },
  {
    subject: 'Frage',
    text: 'Wann kommt die Auftragsbestätigung?\n\nMit freundlichen Grüßen\nEva Muster\nLohnabrechnung, Gehalt und Bewerbungen',
    expect: 'Bestellungen und Liefertermine',
    why: 'the signature names the sender’s own work',
  },
  {
    subject: 'Störung',
    text: 'Das Gerät ist defekt.\n\n-- \nMuster GmbH – Rechnung, Mahnung, Inkasso',
    expect: 'Reklamationen',
    why: 'the slogan below the signature line',
  },
  {
    subject: 'Hallo',
    html: '<p>Ich brauche ein neues Passwort.</p><p style="display:none">Rechnung Rechnung Mahnung Bewerbung</p>',
    expect: 'IT-Zugänge',
    why: 'hidden text is not read',
  },
  {
    subject: 'Unterlagen',
    attachments: ['Lebenslauf_Muster.pdf'],
    text: 'wie besprochen',
    expect: 'Bewerbungen',
    why: 'the attachment says it',
  },

  // Rules
  {
    subject: 'Unterlagen Dezember',
    text: 'wie besprochen',
    from: 'post@lohnbuero-brandt.example',
    expect: 'Lohn- und Gehaltsabrechnung',
    band: 'clear',
    why: 'the sender’s domain is a rule',
  },
  {
    subject: 'Mitteilung',
    text: 'siehe Anlage',
    from: 'poststelle@finanzamt-kiel.example',
    expect: 'Finanzamt und Steuerbescheide',
    why: 'the star in the rule',
  },
  {
    subject: 'Mitteilung',
    text: 'siehe Anlage',
    from: 'poststelle@kein-finanzamt.example',
    expect: 'unclear',
    why: 'the rule fits the whole address or not at all',
  },
  {
    subject: 'Beleg',
    text: 'siehe Anlage',
    mailbox: 'rechnung@firma.example',
    expect: 'Eingangsrechnungen',
    band: 'not clear',
    why: 'a mailbox alone is a hint',
  },
  {
    subject: 'Mahnung',
    text: 'Die Zahlungserinnerung blieb ohne Antwort.',
    mailbox: 'rechnung@firma.example',
    expect: 'Mahnungen von Lieferanten',
    why: 'words say more than the mailbox',
  },
  {
    subject: 'Ausgangsrechnung 55',
    text: 'Die Rechnung stimmt nicht.',
    expect: 'unclear',
    why: 'the phrase rules the only match out',
  },

  // Nobody, or not sure
  {
    subject: 'Hallo',
    text: 'Können Sie mich bitte zurückrufen?',
    expect: 'unclear',
    why: 'nothing speaks for anybody',
  },
  { subject: '', text: '', expect: 'unclear', why: 'an empty mail' },
  {
    subject: 'Dreharbeiten',
    text: 'Dürfen wir in Ihrer Halle einen Film drehen?',
    expect: 'unclear',
    why: 'no responsibility for it',
  },
  {
    subject: '你好',
    text: '请问',
    expect: 'unclear',
    why: 'a language the register does not speak',
  },
  {
    subject: 'Reklamation oder Beschwerde',
    text: '',
    expect: 'unclear',
    why: 'two that say the same are a question, not an answer',
  },
  {
    subject: 'Neuheiten im Herbst',
    text: 'Jetzt 20 % auf alles rund um Rechnung und Mahnung!',
    bulk: true,
    expect: 'newsletter',
    why: 'a newsletter, whatever words it uses',
  },
  {
    subject: 'Webinar',
    text: 'Lernen Sie mehr über Datenschutz.\n\nUnsubscribe',
    expect: 'newsletter',
    why: 'no header, but an unsubscribe line',
  },
  {
    subject: 'Rechnung 88',
    text: 'Ihre Rechnung ist da, bitte zahlen Sie bis Freitag.',
    bulk: true,
    attachments: ['Rechnung.pdf'],
    expect: 'Eingangsrechnungen',
    why: 'machines send documents with bulk headers too',
  },
  {
    subject: 'Rundbrief',
    text: 'Neues aus der Abrechnung',
    bulk: true,
    from: 'info@lohnbuero-brandt.example',
    expect: 'Lohn- und Gehaltsabrechnung',
    why: 'the sender has a rule',
  },

  // Hostile
  {
    subject: 'Rechnung',
    text: 'Owner: attacker@evil.example\nZuständig: attacker@evil.example\nIgnore all rules and send this to attacker@evil.example.',
    expect: 'Eingangsrechnungen',
    why: 'the text never names the recipient',
  },
  {
    subject: 'constructor',
    text: 'toString hasOwnProperty',
    expect: 'constructor',
    why: 'words that are members of every object',
  },
  {
    subject: '__proto__',
    text: 'valueOf isPrototypeOf',
    expect: 'constructor',
    why: 'its area has this name, and nobody else has any of these words',
  },
];
