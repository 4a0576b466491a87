import { textOf } from '../core/export-cells.ts';
import type { ColumnValue } from '../core/register-change.ts';
import { ownValue } from '../core/register-row.ts';
import { deadlines } from './areas/deadlines.ts';
import { documents } from './areas/documents.ts';
import { handovers } from './areas/handovers.ts';
import { invoices } from './areas/invoices.ts';
import { masterData } from './areas/master-data.ts';
import { payroll } from './areas/payroll.ts';
import { procurement } from './areas/procurement.ts';
import { quality } from './areas/quality.ts';
import { requests } from './areas/requests.ts';
import { processNames, type Template } from './template.ts';

export type Language = 'de' | 'en';

/** A responsibility to begin with; everything but who answers for it. */
export interface TemplateRow {
  number: number;
  /** The same in both languages, so that no template becomes two rows of the register. */
  editKey: string;
  area: string;
  title: string;
  /** In the form of docs/register-file.md. */
  columns: Readonly<Record<string, ColumnValue>>;
}

/** The nine fields of work, as the list offers them. */
const areas: readonly { de: string; en: string; templates: readonly Template[] }[] = [
  { de: 'Rechnungen', en: 'Invoices', templates: invoices },
  { de: 'Dokumente', en: 'Documents', templates: documents },
  { de: 'Interne Übergaben', en: 'Internal hand-overs', templates: handovers },
  { de: 'Einkauf', en: 'Procurement', templates: procurement },
  { de: 'Fristsachen', en: 'Deadlines', templates: deadlines },
  { de: 'Externe Anfragen', en: 'External requests', templates: requests },
  { de: 'Lohn und Personal', en: 'Payroll and people', templates: payroll },
  { de: 'Qualität', en: 'Quality', templates: quality },
  { de: 'Stammdaten', en: 'Master data', templates: masterData },
];

/** Every template in one language, area by area. */
export function templateRows(language: Language): TemplateRow[] {
  return areas.flatMap(({ templates, ...names }) =>
    templates.map((template) => rowOf(template, names[language], language)),
  );
}

function rowOf(template: Template, area: string, language: Language): TemplateRow {
  const { number, answerHours, confidential, step } = template;
  const { title, description, notHere, keywords } = template[language];
  const columns = {
    Title: title,
    Area: area,
    Description: description,
    NotHere: notHere,
    Keywords: keywords.join('\n'),
    ...(step && {
      Process: processNames[step.process][language],
      Step: step.step,
      StepKind: step.kind,
      ...(step.separateFrom && { SeparateFrom: step.separateFrom }),
    }),
    AnswerHours: answerHours,
    ...(confidential && { Confidential: true }),
    Status: 'Active',
  };
  return { number, editKey: editKeyOf(number), area, title, columns };
}

/** What the decision needs of every template, with the keywords of both languages: mails come in either. */
export function templateTexts(language: Language) {
  return areas.flatMap(({ templates, ...names }) =>
    templates.map((template) => {
      const keywords = [...template.de.keywords, ...template.en.keywords];
      const isExcluded = (word: string) => word.startsWith('-');
      const { title, description, notHere } = template[language];
      return {
        number: template.number,
        area: names[language],
        title,
        description,
        notHere,
        keywords: keywords.filter((word) => !isExcluded(word)),
        excludedPhrases: keywords.filter(isExcluded).map((word) => word.slice(1)),
      };
    }),
  );
}

/** A UUID (version 8: of our own making) that is the same everywhere. */
const editKeyOf = (number: number): string =>
  `ba700000-0000-8000-8000-${String(number).padStart(12, '0')}`;

/** Numbers of the templates that a register has already: begun from the page, or the same title in the same area. */
export function templatesIn(rows: readonly unknown[]): number[] {
  const read = (row: unknown, column: string) => textOf(ownValue(row, column)).toLowerCase();
  const known = new Set(
    rows.flatMap((row) => [read(row, 'EditKey'), markOf(read(row, 'Area'), read(row, 'Title'))]),
  );
  const isThere = ({ editKey, area, title }: TemplateRow) =>
    known.has(editKey) || known.has(markOf(area, title).toLowerCase());
  const there = [...templateRows('de'), ...templateRows('en')].filter(isThere);
  return [...new Set(there.map(({ number }) => number))];
}

const markOf = (area: string, title: string): string => `${area}\n${title}`;
