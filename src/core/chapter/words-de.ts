import type { ChapterWords } from './words.ts';

/** The chapter in German, in the words auditors and tax offices use. */
export const germanWords: ChapterWords = {
  title: 'Verfahrensdokumentation: Zuständigkeit und Weitergabe eingehender Anfragen',
  subtitle: (day, from) => `Stand ${day}, Änderungen und Stichproben seit ${from}`,
  foot: (hash) => `Prüfsumme der Daten (SHA-256): ${hash}`,
  facts: {
    day: 'Stand',
    period: 'Zeitraum',
    madeAt: 'Hergestellt am',
    by: 'Hergestellt von',
    site: 'SharePoint-Site der Listen',
    program: 'Programm',
    registerAsOf: 'Register gelesen am',
    hash: 'Prüfsumme der Daten',
  },
  period: (from, to) => `${from} bis ${to}`,
  byApp: 'Baton mit eigenen Rechten (Befehlszeile)',
  noCommit: 'Stand des Quelltextes nicht bekannt',
  partOnly:
    'Dieses Kapitel belegt, wer wofür zuständig war, wer vertritt, welche Schritte und Kontrollen gelten und wie Übergaben festgehalten werden. Es ist ein Teil einer Verfahrensdokumentation und keine steuerliche oder rechtliche Beratung.',
  procedure: {
    heading: '1. Wie eine Anfrage weitergegeben wird',
    steps: [
      'Eine Anfrage kommt als E-Mail an. Wer sie öffnet, sieht im Outlook-Bereich von Baton, ob sie schon jemand hat, wer dafür zuständig ist und warum. Den Vorschlag rechnet ein festes Verfahren aus dem Register; eine Person entscheidet.',
      'Die Übergabe wird zuerst als Zeile der Liste „Handoffs“ festgehalten, dann geht die Mail höchstens einmal hinaus, mit dem Postfachrecht der Person. Ist ungewiss, ob sie hinausging, steht das da, und es wird nicht von selbst noch einmal gesendet.',
      'Wer zuständig ist, nimmt an, lehnt mit Grund ab, gibt weiter oder schließt ab. Ist jemand abwesend, geht die Anfrage an die Vertretung in der eingetragenen Reihenfolge.',
      'Schritte eines Prozesses folgen ihrer Nummer. Wo „nicht dieselbe Person“ steht, verweigert Baton den Schritt der Person, die den anderen Schritt desselben Vorgangs getan hat (Funktionstrennung, Vier-Augen-Prinzip).',
      'Eine Zuständigkeit wird nicht überschrieben: Wechselt die zuständige Person, endet die alte Zeile, und eine neue beginnt.',
      'Jede Änderung einer Übergabe ist ein signiertes Ereignis; alle Ereignisse stehen in einem Protokoll, dessen Prüfpunkte signiert sind (Abschnitt 6).',
    ],
  },
  rows: {
    heading: '2. Zuständigkeiten und Vertretungen',
    intro: (count, areas, day) =>
      count === 0
        ? `Am ${day} galt keine Zuständigkeit.`
        : `Am ${day} ${count === 1 ? 'galt eine Zuständigkeit' : `galten ${count} Zuständigkeiten`} in ${areas === 1 ? 'einem Bereich' : `${areas} Bereichen`}. Vertretungen stehen in der Reihenfolge, in der sie einspringen.`,
    reviews: (confirmed, overdue) =>
      `Im Zeitraum als richtig bestätigt: ${confirmed}. Überprüfung überfällig: ${overdue}.`,
    noArea: 'Ohne Bereich',
    heads: ['Aufgabe', 'Zuständig', 'Vertretung', 'Gültig', 'Bestätigt'],
    filing: 'Mail wird abgelegt',
    confidential: 'vertraulich',
    answer: (hours) => `Antwort in ${hours} Arbeitsstunden`,
    team: (names) => `Team: ${names}`,
    partner: (name) => `Partner: ${name}`,
    from: (day) => `seit ${day}`,
    to: (day) => `bis ${day}`,
    noBegin: 'Beginn nicht angegeben',
    nobody: 'niemand',
  },
  processes: {
    heading: '3. Prozesse, Schritte und Kontrollen',
    none: 'Am Stichtag war kein Prozess mit Schritten eingetragen.',
    heads: ['Nr.', 'Schritt', 'Zuständig', 'Vertretung', 'Kontrolle'],
    kinds: {
      record: 'Erfassen',
      check: 'Prüfen',
      approve: 'Freigeben',
      file: 'Ablegen',
      other: 'Sonstiges',
    },
    apart: (steps) => `nicht dieselbe Person wie Schritt ${steps}`,
    faults: {
      no_control:
        'Kein Schritt dieses Prozesses prüft oder gibt frei, und keiner ist von einem anderen getrennt.',
      step_missing: 'Diese Nummer fehlt zwischen anderen',
      same_eyes: 'Prüfen könnte hier nur, wer auch erfasst',
      step_without_owner: 'Für diesen Schritt ist niemand eingetragen',
    },
    fault: (step, text) => (step === null ? text : `Schritt ${step}: ${text}.`),
  },
  changes: {
    heading: '4. Änderungen im Zeitraum',
    none: 'Im Zeitraum begann, änderte sich und endete keine Zuständigkeit.',
    intro: (count) => (count === 1 ? 'Eine Änderung.' : `${count} Änderungen, nach Tagen.`),
    heads: ['Tag', 'Aufgabe', 'Änderung'],
    began: (owner) => `beginnt: ${owner}`,
    ended: (owner) => `endet; zuletzt: ${owner}`,
    newOwner: (before, owner) => `Zuständig: ${before} → ${owner}`,
    sameOwner: (owner) => `zuständig bleibt ${owner}`,
    parts: {
      owner: 'Zuständig',
      deputies: 'Vertretung',
      team: 'Team',
      partner: 'Partner',
      step: 'Art des Schritts',
      controls: 'Funktionstrennung',
      answerHours: 'Antwortfrist',
      filing: 'Ablage',
      confidential: 'Vertraulichkeit',
      texts: 'Texte und Stichwörter',
    },
    also: (parts) => `Geändert: ${parts}`,
  },
  samples: {
    heading: '5. Stichproben von Übergaben',
    intro: (drawn, among) =>
      among === 1
        ? 'Die einzige Übergabe des Zeitraums.'
        : `${drawn} von ${among} Übergaben des Zeitraums, durch das Los gezogen: Es sind die mit der kleinsten SHA-256-Prüfsumme von „erster Tag/letzter Tag/Schlüssel“. Wer das Protokoll hat, kann die Ziehung wiederholen.`,
    seenAs: {
      person: 'Gezogen aus den Übergaben, die die herstellende Person sehen darf.',
      auditor:
        'Gezogen aus allen Übergaben; das Lesen durch die Revision ist in der Liste „AuditorReadings“ festgehalten.',
      app: 'Gezogen aus allen Übergaben, mit Batons eigenen Rechten.',
    },
    none: 'Für den Zeitraum gibt es keine Übergabe, die die herstellende Person sehen darf. Hier fehlen deshalb Belege.',
    unasked: 'Stichproben wurden nicht verlangt.',
    one: (number) => `Stichprobe ${number}`,
    key: 'Schlüssel',
    task: 'Aufgabe',
    step: (process, step) => `${process}, Schritt ${step}`,
    owner: 'Übergeben an',
    received: 'Mail eingegangen',
    state: 'Stand',
    mail: 'Mail',
    file: 'Prüfsumme der abgelegten Mail',
    verified: 'Prüfung',
    fine: (events, listed) =>
      events === 1
        ? `Ein Ereignis, Signatur und Werte stimmen; es steht ${listed === 1 ? '' : 'noch nicht '}in einem Prüfpunkt.`
        : `${events} Ereignisse, alle Signaturen und Werte stimmen; in einem Prüfpunkt stehen davon: ${listed}.`,
    wrong: (kinds) => `Nicht so, wie es festgehalten wurde: ${kinds}`,
    heads: ['Nr.', 'Zeit', 'Zustand', 'Prüfpunkt', 'Blatt-Prüfsumme'],
    listed: 'ja',
    notListed: 'noch nicht',
    states: {
      offered: 'angeboten',
      accepted: 'angenommen',
      waiting: 'wartet',
      done: 'erledigt',
      declined: 'abgelehnt',
      passed_on: 'weitergegeben',
      withdrawn: 'zurückgezogen',
      expired: 'abgelaufen',
    },
    mailStates: {
      none: 'ohne Mail',
      claimed: 'unterwegs',
      drafted: 'unterwegs',
      sending: 'unterwegs',
      sent: 'gesendet',
      undelivered: 'gesendet, kam nicht an',
      uncertain: 'ungewiss',
      failed: 'nicht gesendet',
      cancelled: 'nicht gesendet, zurückgenommen',
    },
  },
  record: {
    heading: '6. Das Protokoll und wie man es prüft',
    intro:
      'Jedes Ereignis trägt eine Ed25519-Signatur über seinen Inhalt und die Prüfsumme des Ereignisses davor. Prüfpunkte fassen alle Ereignisse zu einer Wurzel zusammen (RFC 6962). Eine Änderung, Löschung, Einfügung oder Umordnung wird damit gefunden, soweit ein Prüfpunkt außerhalb der Listen aufbewahrt ist.',
    how: [
      'npx baton export-log > log.jsonl schreibt das ganze Protokoll heraus.',
      'npx baton verify log.jsonl --keys log-keys.txt --anchor anchors.txt prüft es ohne Verbindung und nennt Unversehrtheit und Vollständigkeit getrennt.',
      'Die Stichproben oben stehen dort unter ihrem Schlüssel; die Blatt-Prüfsummen müssen übereinstimmen.',
    ],
    log: 'Protokoll',
    checkpoint: 'Letzter Prüfpunkt',
    size: (origin, size) => `${origin}, ${size} Einträge`,
    root: 'Wurzel',
    keys: 'Öffentliche Schlüssel',
    none: 'Es gibt noch keinen Prüfpunkt.',
  },
  gaps: {
    heading: '7. Was nicht sicher ist und was fehlt',
    doubts: {
      begin_unknown: () => 'nennt keinen ersten Tag und kann später begonnen haben',
      end_unknown: () => 'ist aufgehoben, ohne letzten Tag; sie fehlt oben',
      versions_missing: (since) =>
        `hat in SharePoint keine Fassung, die älter ist als ${since}; oben steht die älteste`,
      versions_unread: () =>
        'steht oben wie am Tag der Herstellung: frühere Fassungen wurden nicht gelesen',
      versions_refused: () =>
        'steht oben wie am Tag der Herstellung: frühere Fassungen zeigt SharePoint der herstellenden Person nicht',
    },
    enteredLater: (rows) =>
      `Erst nach dem Stand eingetragen und oben so, wie sie zuerst dastanden: Zeilen ${rows}.`,
    unknownChanges: (rows) =>
      `Frühere Fassungen fehlen bei den Zeilen ${rows}: Abschnitt 4 nennt nicht, was im Zeitraum in ihnen geändert wurde.`,
    unreadable: 'ist nicht lesbar und steht deshalb nirgends',
    row: (row, title, text) => `Zeile ${row}, ${title || 'ohne Titel'}: ${text}.`,
    stale: (when) =>
      `SharePoint antwortete nicht; das Register ist vom ${when} und kann überholt sein.`,
    partly:
      'Einzelne Zeilen der Liste haben eigene Rechte: Hier stehen nur die Zeilen, die die herstellende Person lesen darf. Setzt eine davon eine andere fort, die sie nicht lesen darf, steht das als Beginn oder Ende da.',
    future: 'Der Stand liegt in der Zukunft: Es gilt, was bis zum Herstellen eingetragen war.',
    alone: (count) =>
      count === 1
        ? 'Eine Zuständigkeit hat weder Vertretung noch Team.'
        : `${count} Zuständigkeiten haben weder Vertretung noch Team.`,
    noCommit:
      'Aus welchem Stand des Quelltextes Baton lief, ließ sich nicht feststellen; die Version steht oben.',
    always: [
      'Jede Zeile steht hier so, wie sie am Ende des Tages in der Liste stand; das sagt der Versionsverlauf in SharePoint. Zeilen, die seither gelöscht wurden, fehlen.',
      'Abschnitt 4 nennt Beginn und Ende nach den Tagen, die in den Zeilen stehen, und Änderungen innerhalb einer Zeile nach ihren Fassungen: mehrere an einem Tag als eine.',
      'Wer an einem Tag abwesend war, steht hier nicht. Für einen einzelnen Tag antwortet npx baton as-of, soweit die Abwesenheit noch eingetragen ist.',
      'Geprüft sind hier die Stichproben, nicht das ganze Protokoll; das tut npx baton verify.',
      'Zahlen über einzelne Personen enthält dieses Kapitel nicht. Namen stehen dort, wo sie sagen, wer zuständig war. Als Datei außerhalb der Listen erreicht eine spätere Löschung in Baton es nicht.',
    ],
    others: 'Nicht Gegenstand dieses Kapitels und anderswo zu dokumentieren:',
    otherParts: [
      'die allgemeine Beschreibung des Unternehmens und der übrigen Systeme (Buchhaltung, Archiv, Dokumentenverwaltung)',
      'Scannen, Aufbewahrung und Löschfristen von Belegen; Baton speichert keine Mailtexte und legt Mails nur ab, wo „Mail wird abgelegt“ steht',
      'Berechtigungen, Datensicherung und Betrieb der Systeme (für Baton: docs/operation.md und docs/security.md)',
      'die Anweisungen an die Beschäftigten und wie ihre Einhaltung überwacht wird',
    ],
  },
  check: {
    heading: '8. Prüfsumme',
    text: 'Dieses Dokument ist vollständig aus einer Datei mit Daten gemacht (kanonisches JSON, RFC 8785). Ihre SHA-256-Prüfsumme steht am Fuß jeder Seite; sha256sum auf die Datei muss dasselbe ergeben. Ob Dokument und Daten zusammengehören, sagt:',
    command: 'npx baton verify-chapter verfahrensdokumentation.html',
  },
};
