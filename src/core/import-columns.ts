import { type ColumnType, listPlans } from './lists.ts';

/** A column of the register as a spreadsheet has it. */
export interface SheetColumn {
  /** The name inside: of the list, or `id`. */
  name: string;
  type: ColumnType | 'id';
  /** Headings that are written. */
  de: string;
  en: string;
}

/** Name, German heading, English heading, and what else people write above such a column. */
const headings: readonly (readonly string[])[] = [
  ['id', 'Nr', 'No', 'nummer', 'number', 'zeile'],
  ['Title', 'Zuständigkeit', 'Responsibility', 'titel', 'bezeichnung', 'aufgabe', 'thema'],
  ['Area', 'Bereich', 'Area', 'fachbereich', 'sachgebiet', 'arbeitsgebiet'],
  ['Description', 'Beschreibung', 'Description', 'erläuterung', 'inhalt'],
  ['NotHere', 'Gehört nicht hierher', 'Does not belong here', 'nicht hier', 'ausnahmen'],
  ['Keywords', 'Stichwörter', 'Keywords', 'stichworte', 'schlagwörter', 'schlagworte', 'begriffe'],
  ['SenderPatterns', 'Absender', 'Senders', 'sender', 'absenderadressen'],
  ['Mailboxes', 'Postfächer', 'Mailboxes', 'postfach', 'mailbox', 'sammelpostfach'],
  [
    'Owner',
    'Zuständig',
    'Owner',
    'verantwortlich',
    'verantwortliche',
    'verantwortlicher',
    'ansprechpartner',
    'zuständige person',
    'responsible',
    'OwnerMail',
  ],
  ['Deputy', 'Vertretung', 'Deputy', '1. vertretung', 'stellvertretung', 'vertreter', 'DeputyMail'],
  [
    'SecondDeputy',
    '2. Vertretung',
    'Second deputy',
    'zweite vertretung',
    '2. vertreter',
    'SecondDeputyMail',
  ],
  ['Team', 'Team', 'Team', 'mitarbeitende', 'TeamMail'],
  ['Informed', 'Informiert', 'Informed', 'zur kenntnis', 'in kopie', 'cc', 'InformedMail'],
  ['PartnerName', 'Partner', 'Partner', 'dienstleister'],
  ['PartnerDomains', 'Partner-Domains', 'Partner domains', 'partnerdomain'],
  ['Process', 'Prozess', 'Process', 'ablauf'],
  ['Step', 'Schritt', 'Step', 'schritt nr'],
  ['StepKind', 'Art des Schritts', 'Kind of step', 'schrittart'],
  ['SeparateFrom', 'Funktionstrennung', 'Segregation of duties', 'vier augen', 'getrennt von'],
  ['AnswerHours', 'Antwortzeit (Stunden)', 'Answer within (hours)', 'antwortzeit', 'frist'],
  ['Confidential', 'Vertraulich', 'Confidential'],
  ['Filing', 'Ablage', 'Filing', 'ablegen'],
  ['ValidFrom', 'Gültig ab', 'Valid from', 'gültig von', 'ab', 'seit', 'from'],
  ['ValidTo', 'Gültig bis', 'Valid to', 'bis', 'valid until', 'to'],
  ['ReviewBy', 'Überprüfen bis', 'Review by'],
  ['ReviewedAt', 'Überprüft am', 'Reviewed on'],
  ['ReviewedBy', 'Überprüft von', 'Reviewed by'],
  ['Status', 'Status', 'Status', 'zustand'],
];

const planned = listPlans.find(({ name }) => name === 'Responsibilities')?.columns ?? [];

/** The columns of the register in the order in which they are written. */
export const sheetColumns: readonly SheetColumn[] = headings.map(
  ([name = '', de = '', en = '']) => ({
    name,
    type: name === 'id' ? 'id' : (planned.find((each) => each.name === name)?.type ?? 'text'),
    de,
    en,
  }),
);

const byHeading = new Map(
  headings.flatMap((spellings, at) =>
    spellings.map((each) => [plainHeading(each), sheetColumns[at]] as const),
  ),
);

/** The column that a heading means, in either language and in most spellings; nothing when it is none of ours. */
export function columnOfHeading(heading: string): SheetColumn | undefined {
  return byHeading.get(plainHeading(heading));
}

/** Letters and digits alone; `ä` and `ae` are one. */
function plainHeading(heading: string): string {
  return heading
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
