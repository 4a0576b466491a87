import { type Template, words } from '../template.ts';

export const payroll: readonly Template[] = [
  {
    number: 701,
    answerHours: 16,
    confidential: true,
    step: { process: 'payroll', step: 1, kind: 'record' },
    de: words(
      'Lohndaten sammeln und an das Lohnbüro geben',
      'Stunden, Zuschläge, Ein- und Austritte sammeln und fristgerecht an das Lohnbüro geben.',
      'Fragen von Beschäftigten zu ihrer Abrechnung',
      'Lohnbüro, Bewegungsdaten, Stundenzettel, Zuschläge, Lohnlauf, Abgabetermin Lohn',
    ),
    en: words(
      'Collect payroll data for the payroll office',
      'Collect hours, supplements, people who start or leave, and give them to the payroll office in time.',
      'Questions of employees about their payslip',
      'payroll office, payroll data, timesheet, supplements, payroll run, payroll deadline',
    ),
  },
  {
    number: 702,
    answerHours: 16,
    confidential: true,
    step: { process: 'payroll', step: 2, kind: 'check', separateFrom: '1' },
    de: words(
      'Lohnabrechnung prüfen und freigeben',
      'Auswertungen des Lohnbüros prüfen und zur Auszahlung freigeben.',
      'Reisekosten',
      'Probeabrechnung, Lohnjournal, Freigabe der Löhne, Lohnkonto, Auszahlung der Gehälter',
    ),
    en: words(
      'Check and approve payroll',
      'Check what the payroll office worked out and release the salaries.',
      'Travel expenses',
      'trial payroll, payroll journal, approve the payroll, release salaries',
    ),
  },
  {
    number: 703,
    answerHours: 16,
    confidential: true,
    de: words(
      'Fragen zur Gehaltsabrechnung',
      'Fragen zu Abrechnung, Steuerklasse und Bescheinigungen beantworten.',
      'Lohndaten für das Lohnbüro',
      'Gehaltsabrechnung, Lohnabrechnung, Steuerklasse, Verdienstbescheinigung, Gehalt, Lohnpfändung',
    ),
    en: words(
      'Questions about payslips',
      'Answer questions about payslips, tax class and certificates.',
      'Data for the payroll office',
      'payslip, pay slip, salary, tax class, certificate of earnings, wage garnishment',
    ),
  },
  {
    number: 704,
    answerHours: 8,
    confidential: true,
    de: words(
      'Krankmeldungen und Urlaub',
      'Krankmeldungen aufnehmen, Urlaubsanträge und Elternzeit eintragen, Krankenkassen antworten.',
      'Übergabe der Arbeit an die Vertretung',
      'Krankmeldung, krankgemeldet, Arbeitsunfähigkeit, Urlaubsantrag, Resturlaub, Elternzeit, Krankenkasse',
    ),
    en: words(
      'Sick leave and holidays',
      'Take sick notes, enter holidays and parental leave, answer health insurers.',
      'Handing work over to whoever stands in',
      'sick note, sick leave, annual leave, holiday request, parental leave, health insurer',
    ),
  },
  {
    number: 705,
    answerHours: 24,
    confidential: true,
    de: words(
      'Bewerbungen und Ausbildung',
      'Bewerbungen, Praktika und Ausbildungsplätze: Eingang bestätigen, auswählen, antworten.',
      'Angebote von Personalvermittlern',
      'Bewerbung, Lebenslauf, Initiativbewerbung, Praktikum, Ausbildungsplatz, Vorstellungsgespräch',
    ),
    en: words(
      'Applications and training',
      'Applications, internships and apprenticeships: confirm, choose, answer.',
      'Offers of recruiters',
      'job application, curriculum vitae, apply for the position, internship, apprenticeship, job interview',
    ),
  },
];
