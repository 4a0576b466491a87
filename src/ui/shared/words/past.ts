/** What the page says that shows the register as of a day, in both languages; only whoever opens it fetches it. */
const de = {
  title: 'Wer war zuständig?',
  day: 'Stand am',
  back: 'Zurück zu heute',
  choose: 'Welcher Tag?',
  chooseText: 'Wählen Sie oben einen Tag; dann steht hier, wer wofür zuständig war.',
  earlier:
    'Sie sehen den {{day}}, nicht heute. Wer zuständig war und was galt, steht so in den Zeilen; Texte und Vertretungen sind die von heute, Abwesenheiten die noch eingetragenen. Hier lässt sich nichts ändern.',
  now: 'Das ist der Stand von heute. Hier lässt sich nichts ändern.',
  later:
    'Sie sehen den {{day}}, nicht heute, soweit Zeilen und Abwesenheiten schon eingetragen sind. Hier lässt sich nichts ändern.',
  doubts_one: '{{count}} Zeile ist nicht sicher:',
  doubts_other: '{{count}} Zeilen sind nicht sicher:',
  doubt: {
    begin_unknown: '{{title}}: Seit wann sie gilt, steht nicht da.',
    end_unknown: '{{title}}: Sie ist aufgehoben, ohne letzten Tag; sie fehlt hier.',
  },
  more_one: 'und {{count}} weitere',
  more_other: 'und {{count}} weitere',
  found_one: '{{count}} Zuständigkeit an diesem Tag',
  found_other: '{{count}} Zuständigkeiten an diesem Tag',
  none: 'Nichts galt an diesem Tag',
  noneText: 'Keine Zeile des Registers galt an diesem Tag.',
  owner: 'Zuständig',
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
    'You are looking at {{day}}, not at today. Who was responsible and what was in force is what the rows say; texts and deputies are those of today, absences those still entered. Nothing can be changed here.',
  now: 'This is as of today. Nothing can be changed here.',
  later:
    'You are looking at {{day}}, not at today, as far as rows and absences are entered already. Nothing can be changed here.',
  doubts_one: '{{count}} row is not certain:',
  doubts_other: '{{count}} rows are not certain:',
  doubt: {
    begin_unknown: '{{title}}: it does not say since when it is in force.',
    end_unknown: '{{title}}: it was withdrawn without a last day; it is missing here.',
  },
  more_one: 'and {{count}} more',
  more_other: 'and {{count}} more',
  found_one: '{{count}} responsibility on that day',
  found_other: '{{count}} responsibilities on that day',
  none: 'Nothing was in force that day',
  noneText: 'No row of the register was in force that day.',
  owner: 'Owner',
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
