import { sayDay } from './chapter/say-time.ts';

/** Something about a file, a row or a cell that an import has to say. */
export interface ImportProblem {
  kind: ImportProblemKind;
  /** Line of the file from 1; 0 when it is about all of it. */
  line: number;
  /** Address such as `C12`; empty when it is about a whole line or the file. */
  cell: string;
  /** The heading as it stands in the file; empty as above. */
  heading: string;
  /** What stands in the cell, shortened to 80 characters. */
  value: string;
  /** Fills the place `{hint}` of the message. */
  hint: string;
}

interface Message {
  /** A row with an error is not written; one with a warning is. */
  severity: 'error' | 'warning';
  de: string;
  en: string;
}

const error = (de: string, en: string): Message => ({ severity: 'error', de, en });
const warning = (de: string, en: string): Message => ({ severity: 'warning', de, en });

const fileMessages = {
  empty_file: error('Die Datei ist leer.', 'The file is empty.'),
  unknown_format: error(
    'Das ist weder CSV noch XLSX. In Excel: Speichern unter, Excel-Arbeitsmappe (.xlsx).',
    'This is neither CSV nor XLSX. In Excel: Save as, Excel workbook (.xlsx).',
  ),
  old_excel: error(
    'Das ist das alte Excel-Format oder eine Datei mit Kennwort. Ohne Kennwort als .xlsx speichern.',
    'This is the old Excel format, or a file with a password. Save it as .xlsx without a password.',
  ),
  broken_workbook: error(
    'Die Arbeitsmappe ist beschädigt oder unvollständig.',
    'The workbook is damaged or incomplete.',
  ),
  no_sheet: error('Die Arbeitsmappe hat kein Tabellenblatt.', 'The workbook has no sheet.'),
  too_large: error('Die Datei ist größer als {hint}.', 'The file is larger than {hint}.'),
  too_much_inside: error(
    'In der Datei steckt viel mehr als eine Tabelle, oder sie ist kaputt. Nur das Blatt mit den Zuständigkeiten als neue Datei speichern.',
    'There is far more in this file than a table, or it is broken. Save only the sheet with the responsibilities as a new file.',
  ),
  too_many_rows: error(
    'Die Tabelle hat mehr als {hint} Zeilen. In mehreren Dateien importieren.',
    'The table has more than {hint} rows. Import it in several files.',
  ),
  not_text: error(
    'Die Zeichen lassen sich nicht lesen: weder UTF-8 noch UTF-16 noch Windows-1252.',
    'The characters can’t be read: neither UTF-8 nor UTF-16 nor Windows-1252.',
  ),
  read_as_windows: warning(
    'Die Datei ist nicht UTF-8; Umlaute wurden als Windows-1252 gelesen. Bitte in der Vorschau prüfen.',
    'The file is not UTF-8; umlauts were read as Windows-1252. Please check them in the preview.',
  ),
  garbled: warning(
    'Hier stehen Zeichen wie „Ã¼“: die Datei wurde schon einmal falsch umgewandelt.',
    'There are characters such as “Ã¼”: the file was converted wrongly before.',
  ),
  unclosed_quote: error(
    'Ein Anführungszeichen wird nicht geschlossen; ab hier ist nicht klar, wo Zellen enden.',
    'A quotation mark is not closed; from here on nobody knows where cells end.',
  ),
  other_sheets: warning(
    'Nur das Blatt „{hint}“ wurde gelesen.',
    'Only the sheet “{hint}” was read.',
  ),
  no_headings: error(
    'Keine Überschriften gefunden. Eine Zeile muss mindestens „Zuständigkeit“ und „Zuständig“ enthalten.',
    'No headings found. One line must have at least “Responsibility” and “Owner”.',
  ),
  no_title_column: error(
    'Die Spalte „Zuständigkeit“ fehlt.',
    'The column “Responsibility” is missing.',
  ),
  no_owner_column: error('Die Spalte „Zuständig“ fehlt.', 'The column “Owner” is missing.'),
  no_rows: error('Unter den Überschriften steht nichts.', 'There is nothing below the headings.'),
  unknown_heading: warning(
    'Diese Spalte kennt Baton nicht; sie wird nicht gelesen.',
    'Baton does not know this column; it is not read.',
  ),
  heading_twice: error(
    'Diese Spalte gibt es zweimal, auch als „{hint}“. Welche gilt?',
    'This column is there twice, also as “{hint}”. Which one counts?',
  ),
} as const satisfies Record<string, Message>;

const rowMessages = {
  too_many_cells: error(
    'Die Zeile hat mehr Zellen als Überschriften. Fehlen Anführungszeichen um einen Text mit Trennzeichen?',
    'The line has more cells than headings. Does a text with a separator lack its quotation marks?',
  ),
  no_title: error(
    'Es fehlt, wofür jemand zuständig ist.',
    'It does not say what somebody answers for.',
  ),
  no_owner: error('Niemand ist zuständig.', 'Nobody answers for it.'),
  duplicate_row: error(
    'Dieselbe Zeile steht schon in Zeile {hint}.',
    'The same row is already in line {hint}.',
  ),
  similar_row: warning(
    'Zeile {hint} hat denselben Titel, Bereich und Schritt.',
    'Line {hint} has the same title, area and step.',
  ),
  already_there: error(
    'Diese Zuständigkeit gibt es schon (Nr. {hint}), aber mit anderem Inhalt. Zum Ändern ihre Nummer in die Spalte „{heading}“ schreiben.',
    'This responsibility is already there (no. {hint}) with other content. To change it write its number into the column “{heading}”.',
  ),
  invalid_id: error('Das ist keine Nummer einer Zeile.', 'This is no number of a row.'),
  id_twice: error(
    'Dieselbe Nummer steht schon in Zeile {hint}.',
    'The same number is already in line {hint}.',
  ),
  unknown_id: warning(
    'Eine Zeile mit dieser Nummer gibt es nicht; sie wird neu angelegt.',
    'There is no row with this number; it is added as a new one.',
  ),
  other_title: warning(
    'Die Zeile mit dieser Nummer heißt bisher „{hint}“. Ist sie gemeint?',
    'The row with this number is called “{hint}” so far. Is it the one?',
  ),
  merged_cell: warning(
    'Der Wert stammt aus der verbundenen Zelle darüber.',
    'The value comes from the merged cell above.',
  ),
  formula_error: error('Die Formel ergibt einen Fehler.', 'The formula gives an error.'),
  too_long: error(
    'Der Text ist länger als {hint} Zeichen.',
    'The text is longer than {hint} characters.',
  ),
  control_characters: warning(
    'Unsichtbare Zeichen wurden entfernt.',
    'Invisible characters were removed.',
  ),
  html: warning(
    'Hier steht HTML; es wird als Text übernommen.',
    'This is HTML; it is taken as text.',
  ),
  placeholder: warning('„{value}“ wird als leer gelesen.', '“{value}” is read as empty.'),
  unknown_person: error(
    'Diese Person gibt es im Verzeichnis nicht. Bitte Vor- und Nachnamen oder die Adresse schreiben.',
    'The directory has no such person. Please write first and last name, or the address.',
  ),
  ambiguous_person: error(
    'So heißen mehrere: {hint}. Bitte die Adresse eintragen.',
    'Several people are called so: {hint}. Please write the address.',
  ),
  several_people: error('Hier kann nur eine Person stehen.', 'Only one person can stand here.'),
  invalid_address: error('„{hint}“ ist keine Mailadresse.', '“{hint}” is no mail address.'),
  same_person: warning('Dieselbe Person ist auch „{hint}“.', 'The same person is also “{hint}”.'),
  invalid_date: error(
    'Das ist kein Datum. Bitte wie 31.12.2026 schreiben.',
    'This is no date. Please write it like 2026-12-31.',
  ),
  impossible_date: error('Diesen Tag gibt es nicht.', 'There is no such day.'),
  ambiguous_date: error(
    'Tag und Monat sind nicht zu unterscheiden. Bitte wie 31.12.2026 schreiben.',
    'Day and month can’t be told apart. Please write it like 2026-12-31.',
  ),
  two_digit_year: warning('Gelesen als {hint}.', 'Read as {hint}.'),
  serial_date: warning(
    'Eine Zahl, wie Excel Tage speichert; gelesen als {hint}.',
    'A number as Excel stores days; read as {hint}.',
  ),
  implausible_date: warning('Ist dieses Jahr gemeint?', 'Is this year meant?'),
  ends_before_start: error('Das Ende liegt vor dem Anfang.', 'The end is before the beginning.'),
  already_over: warning(
    'Die Zuständigkeit ist schon abgelaufen.',
    'The responsibility is over already.',
  ),
  invalid_number: error('Das ist keine Zahl.', 'This is no number.'),
  negative_number: error('Die Zahl darf nicht negativ sein.', 'The number can’t be negative.'),
  ambiguous_number: error(
    'Punkt oder Komma: Tausender oder Bruch? Bitte ohne schreiben.',
    'Point or comma: thousands or a fraction? Please write it without.',
  ),
  not_whole: error('Das muss eine ganze Zahl sein.', 'This must be a whole number.'),
  unknown_choice: error('Möglich sind: {hint}.', 'Possible are: {hint}.'),
  invalid_yes_no: error('Bitte ja oder nein schreiben.', 'Please write yes or no.'),
  everybody: error(
    '„{hint}“ träfe fast jeden Absender.',
    '“{hint}” would match almost every sender.',
  ),
  invalid_pattern: error(
    '„{hint}“ ist weder Adresse noch Domain.',
    '“{hint}” is neither an address nor a domain.',
  ),
  separate_without_process: warning(
    'Funktionstrennung gilt nur in einem Prozess mit Schritt.',
    'Segregation of duties only counts in a process with a step.',
  ),
  step_without_process: warning(
    'Ein Schritt ohne Prozess wird nicht beachtet.',
    'A step without a process is not used.',
  ),
  separate_from_itself: error(
    'Ein Schritt kann nicht von sich selbst getrennt sein.',
    'A step can’t be separate from itself.',
  ),
  invalid_steps: error(
    'Bitte Nummern von Schritten schreiben, zum Beispiel 1, 2.',
    'Please write numbers of steps, for example 1, 2.',
  ),
  only_exclusions: warning(
    'Nur ausschließende Stichwörter: so wird nichts gefunden.',
    'Only excluding keywords: nothing will be found by them.',
  ),
  no_area: warning('Es fehlt der Bereich.', 'The area is missing.'),
  partner_without_name: warning(
    'Partner-Domains ohne Partner.',
    'Partner domains without a partner.',
  ),
} as const satisfies Record<string, Message>;

const messages = { ...fileMessages, ...rowMessages };

export type FileProblemKind = keyof typeof fileMessages;
export type ImportProblemKind = keyof typeof messages;

/** A row with an error is not written. */
export function isError({ kind }: Pick<ImportProblem, 'kind'>): boolean {
  return messages[kind].severity === 'error';
}

export const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** What the column of numbers is called in a file that has none yet. */
const idHeading = { de: 'Nr', en: 'No' } as const;

/** The sentence for people, without where it is; a day is written as they write it. */
export function problemText(
  { kind, value, hint, heading }: Pick<ImportProblem, 'kind' | 'value' | 'hint' | 'heading'>,
  language: 'de' | 'en',
): string {
  return messages[kind][language]
    .replaceAll('{heading}', heading === '' ? idHeading[language] : heading)
    .replaceAll('{hint}', hintIn(kind, hint, language))
    .replaceAll('{value}', value);
}

const german: Readonly<Record<string, string>> = {
  Active: 'gültig',
  Draft: 'Entwurf',
  Retired: 'aufgehoben',
  record: 'Erfassen',
  check: 'Prüfen',
  approve: 'Freigeben',
  file: 'Ablegen',
  other: 'Anderes',
};

/** A value of a choice column as the tab calls it in German, which is read as well. */
export const germanChoice = (choice: string): string => german[choice] ?? choice;

/** Days and choices as people write them. */
function hintIn(kind: ImportProblemKind, hint: string, language: 'de' | 'en'): string {
  if (isDay(hint)) return sayDay(hint, language);
  if (kind !== 'unknown_choice' || language === 'en') return hint;
  return hint.split(', ').map(germanChoice).join(', ');
}

/** Every kind there is, for those who count. */
export const importProblemKinds = Object.keys(messages);
