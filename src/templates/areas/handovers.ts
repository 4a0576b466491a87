import { type Template, words } from '../template.ts';

export const handovers: readonly Template[] = [
  {
    number: 301,
    answerHours: 8,
    de: words(
      'Übergabe bei Abwesenheit',
      'Was liegen bleibt, wenn jemand ausfällt, an die Vertretung übergeben.',
      'Krankmeldungen',
      'Vertretung übernehmen, Urlaubsübergabe, Übergabeliste, Vorgang übernehmen',
    ),
    en: words(
      'Hand-over during absence',
      'Pass what is left behind when somebody is away to whoever stands in.',
      'Sick notes',
      'stand in for, holiday hand-over, hand-over list, take over the matter',
    ),
  },
  {
    number: 302,
    answerHours: 16,
    de: words(
      'Neue Kolleginnen und Kollegen einarbeiten',
      'Arbeitsplatz, Zugänge, Schlüssel und Einarbeitungsplan für den ersten Tag vorbereiten.',
      'Arbeitsvertrag und Bewerbung',
      'Einarbeitung, Einarbeitungsplan, erster Arbeitstag, Onboarding, Arbeitsplatz einrichten',
    ),
    en: words(
      'Welcome new colleagues',
      'Prepare desk, access, keys and a plan for the first days.',
      'Employment contract and application',
      'onboarding, first day at work, induction plan, set up the desk, new colleague starts',
    ),
  },
  {
    number: 303,
    answerHours: 16,
    de: words(
      'Austritt und Rückgabe',
      'Aufgaben übergeben, Schlüssel und Geräte zurücknehmen, Zugänge sperren lassen.',
      'Arbeitszeugnis',
      'Austritt, letzter Arbeitstag, Schlüsselrückgabe, Geräterückgabe, Offboarding',
    ),
    en: words(
      'Leaving and returning things',
      'Hand over tasks, take back keys and devices, have access closed.',
      'Reference letters',
      'offboarding, last day at work, return of keys, return the laptop, leaving the company',
    ),
  },
  {
    number: 304,
    answerHours: 8,
    de: words(
      'Vom Vertrieb an die Abwicklung',
      'Gewonnene Aufträge vollständig an die Abwicklung übergeben: Umfang, Termin, Ansprechpartner.',
      'Neue Anfragen und Angebote',
      'Auftragsübergabe, Auftrag gewonnen, Projektübergabe, Übergabegespräch',
    ),
    en: words(
      'From sales to delivery',
      'Hand won orders over completely: scope, date, contact.',
      'New enquiries and quotes',
      'order hand-over, order won, project hand-over, kick-off meeting',
    ),
  },
  {
    number: 305,
    answerHours: 8,
    de: words(
      'Büro, Räume und Fahrzeuge',
      'Besprechungsräume, Reinigung, Büromaterial und Dienstwagen organisieren.',
      'Störungen an Maschinen',
      'Besprechungsraum, Reinigung, Büromaterial, Dienstwagen, Hausmeister, Parkplatz',
    ),
    en: words(
      'Office, rooms and vehicles',
      'Organise meeting rooms, cleaning, office supplies and company cars.',
      'Faults of machines',
      'meeting room, cleaning, office supplies, company car, caretaker, parking space',
    ),
  },
];
