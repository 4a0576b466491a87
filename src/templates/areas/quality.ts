import { type Template, words } from '../template.ts';

export const quality: readonly Template[] = [
  {
    number: 801,
    answerHours: 8,
    de: words(
      'Reklamationen',
      'Ein Kunde beanstandet Ware oder Arbeit: aufnehmen, prüfen, Ersatz oder Nachbesserung veranlassen.',
      'Unzufriedenheit mit Service: Beschwerden',
      'Reklamation, defekt, mangelhaft, Garantie, Gewährleistung, Mängelrüge, Nachbesserung',
    ),
    en: words(
      'Claims for faulty goods',
      'A customer finds goods or work faulty: record, examine, replace or repair.',
      'Dissatisfaction with service: complaints',
      'faulty, defective, broken on arrival, warranty, guarantee, replacement',
    ),
  },
  {
    number: 802,
    answerHours: 24,
    de: words(
      'Vollständigkeit von Vorgängen prüfen',
      'Stichproben: Ist jeder Schritt getan, belegt und von der richtigen Person?',
      'Sachliche Prüfung einzelner Rechnungen',
      'Stichprobe, unvollständiger Vorgang, fehlende Unterlagen, fehlender Nachweis, Vollständigkeitsprüfung',
    ),
    en: words(
      'Check that processes are complete',
      'Samples: is every step done, proven, and by the right person?',
      'Checking single invoices',
      'sample check, incomplete file, missing papers, missing proof, completeness check',
    ),
  },
  {
    number: 803,
    answerHours: 24,
    de: words(
      'Audits und Zertifikate',
      'Audits vorbereiten und begleiten, eigene Zertifikate erneuern und verschicken.',
      'Zertifikate von Lieferanten; Betriebsprüfung durch das Finanzamt',
      'Audit, Auditplan, ISO 9001, Zertifizierung, Überwachungsaudit, Ihr Zertifikat',
    ),
    en: words(
      'Audits and certificates',
      'Prepare and accompany audits, renew and send our own certificates.',
      'Certificates of suppliers; tax audits',
      'quality audit, audit plan, ISO 9001, certification, surveillance audit, your certificate',
    ),
  },
  {
    number: 804,
    answerHours: 24,
    de: words(
      'Fehler und Verbesserungen',
      'Fehler sammeln, Ursachen klären, Maßnahmen verfolgen, Vorschläge beantworten.',
      'Einzelne Reklamationen',
      'Fehlermeldung, Abweichungsbericht, Korrekturmaßnahme, Verbesserungsvorschlag, 8D-Report',
    ),
    en: words(
      'Errors and improvements',
      'Collect errors, find causes, follow up measures, answer suggestions.',
      'Single claims',
      'deviation report, corrective action, root cause, suggestion for improvement, 8D report',
    ),
  },
  {
    number: 805,
    answerHours: 16,
    de: words(
      'Arbeitsschutz und Prüffristen',
      'Unterweisungen, Prüfungen von Geräten und Meldungen von Unfällen nachhalten.',
      'Krankmeldungen',
      'Arbeitsschutz, Arbeitsunfall, Unterweisung, Brandschutz, DGUV-Prüfung, Prüffrist',
    ),
    en: words(
      'Safety at work and inspections',
      'Keep up instructions, inspections of equipment and accident reports.',
      'Sick notes',
      'safety at work, work accident, safety instruction, fire protection, inspection due',
    ),
  },
];
