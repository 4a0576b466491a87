/** What the page says that shows the register as of a day, in both languages; only whoever opens it fetches it. */
const de = {
  title: 'Wer war zuständig?',
  day: 'Stand am',
  back: 'Zurück zu heute',
  choose: 'Welcher Tag?',
  chooseText: 'Wählen Sie oben einen Tag; dann steht hier, wer wofür zuständig war.',
  earlier:
    'Sie sehen den {{day}}, nicht heute: jede Zeile so, wie sie am Ende dieses Tages in der Liste stand. Abwesenheiten sind die noch eingetragenen, gelöschte Zeilen fehlen. Hier lässt sich nichts ändern.',
  now: 'Das ist der Stand von heute. Hier lässt sich nichts ändern.',
  later:
    'Sie sehen den {{day}}, nicht heute, soweit Zeilen und Abwesenheiten schon eingetragen sind. Hier lässt sich nichts ändern.',
  doubts_one: 'Bei {{count}} Zeile ist nicht alles sicher; dort steht, warum.',
  doubts_other: 'Bei {{count}} Zeilen ist nicht alles sicher; an jeder steht, warum.',
  entered_one: '{{count}} Zeile ist erst danach eingetragen; Sie sehen, was zuerst dastand.',
  entered_other: '{{count}} Zeilen sind erst danach eingetragen; Sie sehen, was zuerst dastand.',
  unread_one:
    '{{count}} Zeile steht noch so da wie heute: Ihre früheren Fassungen sind noch nicht gelesen.',
  unread_other:
    '{{count}} Zeilen stehen noch so da wie heute: Ihre früheren Fassungen sind noch nicht gelesen.',
  readOn: 'Weiterlesen',
  missing_one:
    '{{count}} Zeile fehlt, denn sie ist aufgehoben, und ihr letzter Tag steht nicht da:',
  missing_other:
    '{{count}} Zeilen fehlen, denn sie sind aufgehoben, und ihr letzter Tag steht nicht da:',
  doubt: {
    begin_unknown: 'Seit wann das gilt, steht nicht da.',
    begin_unknown_since: 'Erst am {{since}} eingetragen; seit wann das gilt, steht nicht da.',
    entered_later: 'Eingetragen am {{since}}',
    versions_missing:
      'Was vor dem {{since}} in der Zeile stand, hat SharePoint nicht mehr; Sie sehen die älteste Fassung.',
    versions_unread: 'Frühere Fassungen sind noch nicht gelesen; Sie sehen die Zeile von heute.',
    versions_refused:
      'Frühere Fassungen zeigt SharePoint Ihnen nicht; Sie sehen die Zeile von heute.',
  },
  more_one: 'und {{count}} weitere',
  more_other: 'und {{count}} weitere',
  found_zero: 'Keine Zuständigkeit an diesem Tag',
  found_one: '{{count}} Zuständigkeit an diesem Tag',
  found_other: '{{count}} Zuständigkeiten an diesem Tag',
  none: 'Nichts galt an diesem Tag',
  noneText: 'Keine Zeile des Registers galt an diesem Tag.',
  owner: 'Zuständig',
  deputies: 'Vertretung: {{names}}',
  noDeputies: 'Ohne Vertretung',
  team: 'Team: {{names}}',
  step: '{{process}}, Schritt {{step}}',
  apart: 'nicht dieselbe Person wie bei Schritt {{steps}}',
  texts: 'Wortlaut an diesem Tag',
  description: 'Beschreibung',
  notHere: 'Nicht hierher',
  keywords: 'Stichwörter',
  excluded: 'Nicht bei',
  got: 'Eine Anfrage hätte bekommen: {{name}} ({{role}})',
  nobody: 'Von den Eingetragenen war niemand da.',
  between: 'Gültig vom {{from}} bis {{to}}',
  from: 'Gültig seit {{from}}',
  to: 'Gültig bis {{to}}',
  always: 'Ohne ersten und letzten Tag',
  chapter: {
    title: 'Kapitel für die Verfahrensdokumentation',
    text: 'Für die Prüfung: Zuständigkeiten und Vertretungen an diesem Tag, Prozesse mit Schritten und Kontrollen, Änderungen und geprüfte Stichproben seit dem Tag, den Sie hier wählen. Sie erhalten ein Archiv mit HTML zum Drucken, Word und den Daten, aus denen beide gemacht sind.',
    own: 'Die Stichproben sind aus den Übergaben, die Sie sehen dürfen.',
    auditor:
      'Die Stichproben sind aus allen Übergaben; dass Sie sie für die Revision lesen, wird festgehalten.',
    from: 'Zeitraum seit',
    make: 'Kapitel herstellen',
    making: 'Wird hergestellt …',
    order: 'Der Zeitraum beginnt nach dem Tag oben.',
    file: 'verfahrensdokumentation',
  },
};

const en: typeof de = {
  title: 'Who was responsible?',
  day: 'As of',
  back: 'Back to today',
  choose: 'Which day?',
  chooseText: 'Choose a day above; then you read here who was responsible for what.',
  earlier:
    'You are looking at {{day}}, not at today: each row as it stood in the list at the end of that day. Absences are those still entered; deleted rows are missing. Nothing can be changed here.',
  now: 'This is as of today. Nothing can be changed here.',
  later:
    'You are looking at {{day}}, not at today, as far as rows and absences are entered already. Nothing can be changed here.',
  doubts_one: 'For {{count}} row not everything is certain; it says why.',
  doubts_other: 'For {{count}} rows not everything is certain; each says why.',
  entered_one: '{{count}} row was entered only afterwards; you see what it said first.',
  entered_other: '{{count}} rows were entered only afterwards; you see what they said first.',
  unread_one:
    '{{count}} row still stands as it does today: its earlier versions have not been read yet.',
  unread_other:
    '{{count}} rows still stand as they do today: their earlier versions have not been read yet.',
  readOn: 'Read on',
  missing_one:
    '{{count}} row is missing, because it was withdrawn and does not state its last day:',
  missing_other:
    '{{count}} rows are missing, because they were withdrawn and do not state their last day:',
  doubt: {
    begin_unknown: 'It does not say since when it is in force.',
    begin_unknown_since: 'Entered on {{since}} only; it does not say since when it is in force.',
    entered_later: 'Entered on {{since}}',
    versions_missing:
      'SharePoint no longer has what the row said before {{since}}; you see the oldest version.',
    versions_unread: 'Earlier versions have not been read yet; you see the row of today.',
    versions_refused: 'SharePoint does not show you earlier versions; you see the row of today.',
  },
  more_one: 'and {{count}} more',
  more_other: 'and {{count}} more',
  found_zero: 'No responsibility on that day',
  found_one: '{{count}} responsibility on that day',
  found_other: '{{count}} responsibilities on that day',
  none: 'Nothing was in force that day',
  noneText: 'No row of the register was in force that day.',
  owner: 'Owner',
  deputies: 'Deputies: {{names}}',
  noDeputies: 'No deputy',
  team: 'Team: {{names}}',
  step: '{{process}}, step {{step}}',
  apart: 'not the same person as in step {{steps}}',
  texts: 'Wording on that day',
  description: 'Description',
  notHere: 'Not here',
  keywords: 'Keywords',
  excluded: 'Not with',
  got: 'A request would have gone to {{name}} ({{role}})',
  nobody: 'None of those named was there.',
  between: 'In force from {{from}} to {{to}}',
  from: 'In force since {{from}}',
  to: 'In force until {{to}}',
  always: 'Without a first or last day',
  chapter: {
    title: 'Chapter for the process documentation',
    text: 'For an audit: owners and deputies on this day, processes with steps and controls, changes and verified samples since the day you choose here. You get an archive with HTML to print, Word, and the data both are made from.',
    own: 'The samples are of the hand-offs you may see.',
    auditor: 'The samples are of all hand-offs; that you read them as an auditor is recorded.',
    from: 'Period since',
    make: 'Make the chapter',
    making: 'Being made …',
    order: 'The period begins after the day above.',
    file: 'process-documentation',
  },
};

export const pastWords = { de, en };
