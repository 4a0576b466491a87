import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportTable } from '../../src/core/export-cells.ts';
import { draftRows, namedPeople, planImport } from '../../src/core/import-plan.ts';
import { contentOf } from '../../src/core/row-content.ts';
import { readTable } from '../../src/core/import-table.ts';
import type { Person } from '../../src/core/person.ts';
import { readRegister } from '../../src/core/register.ts';
import type { SheetAnswer } from '../../src/core/sheet.ts';
import { sampleCompany } from '../../src/sample/company.ts';
import { readSheet } from '../../src/sheets/read-sheet.ts';
import { writeCsv } from '../../src/sheets/csv.ts';
import { writeWorkbook } from '../../src/sheets/xlsx.ts';

const today = '2026-11-23';
const { register } = sampleCompany(new Date(`${today}T10:00:00Z`));

type Row = Record<string, unknown>;

const writers: [string, 'de' | 'en', (table: string[][]) => Promise<Uint8Array>][] = [
  ['CSV, German', 'de', async (table) => Buffer.from(writeCsv(table, 'de'))],
  ['CSV, English', 'en', async (table) => Buffer.from(writeCsv(table, 'en'))],
  ['XLSX', 'de', async (table) => writeWorkbook(table, 'Zuständigkeiten')],
];

/** What an import into an empty list would write. */
function planOf(answer: SheetAnswer, people: readonly Person[], stored: Row[] = []) {
  if (answer.kind === 'unreadable') throw new Error(answer.problem.kind);
  const table = readTable(answer.sheet);
  const rows = stored.map((row) => ({ id: Number(row['id']), etag: '', row }));
  const drafts = draftRows(table, rows, today);
  const found = namedPeople(drafts).map(
    (token) => [token, people.filter(({ mail }) => mail === token)] as const,
  );
  return planImport(table, drafts, { stored: rows, people: new Map(found), today });
}

const people: Person[] = [
  'Sabine Kern',
  "Ruth O'Neill",
  'Müller & Söhne',
  'Anne und Otto',
  '<x>',
].map((name, at) => ({ oid: `oid-${at}`, name, mail: `p${at}@nordlicht-technik.example` }));
const person = fc.constantFrom(...people);
const odd = fc.constantFrom(
  '=1+1',
  '-Ausgangsrechnung',
  "'=x",
  "''-a",
  '@lieferant.example',
  'a;b',
  'a,b; c',
  '"Zitat"',
  'x\ty',
  '_x0041_',
  '1. Zeile\n2. Zeile',
  'Ä ö ß €',
  '+49 40 1',
  '0012',
  '3/4',
  '#1',
  '<b>fett</b>',
  'ja',
  '-x; y',
);
const text = fc.oneof(odd, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }));
const line = text.filter((each) => each.trim() !== '');
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10));

const row = (at: number) =>
  fc.record(
    {
      Title: line.map((each) => `${at} ${each}`),
      Area: line,
      Description: text,
      NotHere: text,
      Keywords: fc.array(line, { maxLength: 4 }).map((each) => each.join('\n')),
      SenderPatterns: fc.constantFrom('@a.example\nx@b.example', 'rechnung@*', ''),
      Mailboxes: fc.constantFrom('info@a.example', ''),
      Owner: person,
      Deputy: person,
      Team: fc.uniqueArray(person, { maxLength: 3, selector: ({ oid }) => oid }),
      PartnerName: text,
      Process: line,
      Step: fc.integer({ min: 1, max: 9 }),
      StepKind: fc.constantFrom('record', 'check'),
      SeparateFrom: fc.constantFrom('10', '11, 12'),
      AnswerHours: fc.constantFrom(8, 4.5, 0, 120),
      Confidential: fc.boolean(),
      ReviewBy: day,
      ReviewedBy: text,
      Status: fc.constantFrom('Active', 'Draft', 'Retired'),
    },
    { requiredKeys: ['Title', 'Owner'] },
  );
const rows = fc
  .integer({ min: 1, max: 4 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => row(at + 1))));

describe.each(writers)('a register written as %s', (_what, language, write) => {
  it('gives the sample company back, into empty lists, as it was', async () => {
    const original = register.responsibilities as Row[];
    const named = original.flatMap((each) =>
      Object.values(each)
        .flat()
        .filter(
          (value): value is Person => typeof value === 'object' && value !== null && 'oid' in value,
        ),
    );
    const known = [...new Map(named.map((each) => [each.oid, each])).values()];
    const plan = planOf(await readSheet(await write(exportTable(original, language))), known);
    expect(
      plan.problems.filter(({ kind }) => kind !== 'unknown_id' && kind !== 'already_over'),
    ).toEqual([]);
    const back = plan.rows.map(({ columns }, at) => ({ ...columns, id: original[at]?.['id'] }));
    expect(readRegister(back)).toEqual(readRegister(original));
  });

  it('gives rows with any texts back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (original) => {
        const plan = planOf(await readSheet(await write(exportTable(original, language))), people);
        expect(plan.rows.map(({ action }) => action)).toEqual(original.map(() => 'add'));
        expect(plan.rows.map(({ columns }) => contentOf(columns))).toEqual(
          original.map((each) => contentOf(each)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is nothing to do where the rows are still there', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (original) => {
        const stored = original.map((each, at): Row => ({ ...each, id: at + 1 }));
        const answer = await readSheet(await write(exportTable(stored, language)));
        const plan = planOf(answer, [], stored);
        expect(plan.rows.map(({ action }) => action)).toEqual(stored.map(() => 'same'));
        expect(plan.problems).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
