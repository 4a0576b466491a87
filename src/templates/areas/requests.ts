import { type Template, words } from '../template.ts';

export const requests: readonly Template[] = [
  {
    number: 601,
    answerHours: 8,
    de: words(
      'Anfragen von Interessenten',
      'Fragen zu Leistungen, Preisen und Lieferzeit aufnehmen und an den Vertrieb geben.',
      'Bestehende Aufträge; Angebote von Lieferanten',
      'Anfrage, Interesse an Ihren Leistungen, unverbindliches Angebot, Beratungstermin, Kostenvoranschlag',
    ),
    en: words(
      'Enquiries of prospects',
      'Take up questions about services, prices and delivery times and give them to sales.',
      'Existing orders; offers of suppliers',
      'enquiry, inquiry, interested in your services, cost estimate, product information',
    ),
  },
  {
    number: 602,
    answerHours: 4,
    de: words(
      'Beschwerden von Kunden',
      'Unzufriedenheit mit Service, Erreichbarkeit oder Freundlichkeit ernst nehmen und beantworten.',
      'Fehlerhafte Ware: Reklamationen',
      'Beschwerde, unzufrieden, enttäuscht, unfreundlich, niemand erreichbar',
    ),
    en: words(
      'Complaints about service',
      'Take dissatisfaction with service, reachability or friendliness seriously and answer it.',
      'Faulty goods: claims',
      'complain, dissatisfied, disappointed, unfriendly, nobody answers the phone',
    ),
  },
  {
    number: 603,
    answerHours: 8,
    de: words(
      'Stand von Aufträgen',
      'Kunden sagen, wann geliefert oder gearbeitet wird, und Termine verschieben.',
      'Liefertermine unserer Lieferanten',
      'Stand meines Auftrags, wann kommt meine Lieferung, Termin verschieben, Sendungsverfolgung, Auftragsstatus',
    ),
    en: words(
      'Status of orders',
      'Tell customers when goods or people will come, and move appointments.',
      'Delivery dates of our suppliers',
      'status of my order, where is my order, move the appointment, tracking number, order status',
    ),
  },
  {
    number: 604,
    answerHours: 8,
    confidential: true,
    de: words(
      'Datenschutz',
      'Anträge auf Auskunft, Berichtigung und Löschung nach der DSGVO fristgerecht beantworten.',
      'Aufbewahrungsfristen von Akten',
      'Datenschutz, DSGVO, Auskunft über meine Daten, Löschung meiner Daten, Datenpanne, GDPR',
    ),
    en: words(
      'Data protection',
      'Answer requests for access, correction and erasure under the GDPR in time.',
      'Retention periods of papers',
      'data protection, GDPR, access to my data, delete my data, data breach, personal data',
    ),
  },
  {
    number: 605,
    answerHours: 16,
    de: words(
      'Presse, Spenden und Kooperationen',
      'Anfragen von Presse, Vereinen, Schulen und möglichen Partnern beantworten.',
      'Bewerbungen und Praktika',
      'Presseanfrage, Interview, Spende, Sponsoring, Kooperation',
    ),
    en: words(
      'Press, donations and cooperation',
      'Answer press, clubs, schools and possible partners.',
      'Applications and internships',
      'press enquiry, interview request, donation, sponsorship, cooperation',
    ),
  },
];
