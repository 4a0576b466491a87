import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/core/row-content.ts';
import { importProblemKinds, isError, problemText } from '../../src/core/import-problems.ts';
import { previewImport } from '../../src/usecases/preview-import.ts';
import { readSheet } from '../../src/sheets/read-sheet.ts';
import { listInMemory } from '../support/import-list.ts';

const source = readFileSync(join(import.meta.dirname, 'broken-files.md'), 'utf8');
const [broken = '', fine = ''] = source.split(/^## Was trotzdem/m);
const usual = 'Zuständigkeit;Bereich;Zuständig';
const row = ['Mahnwesen', 'Rechnungen', 'Sabine Kern'];

function tableIn(markdown: string): string[][] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| Was'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

function textOf(headings: string, lines: string): string {
  const text = headings === '–' ? lines : `${headings || usual} ⏎ ${lines}`;
  return text
    .replaceAll(' ⏎ ', '\r\n')
    .replaceAll('↵', '\n')
    .replaceAll('⇥', '\t')
    .replaceAll(/(.)…\*(\d+)/g, (_all, letter: string, times) => letter.repeat(Number(times)));
}

const sheet = (rows: any[][], more: object = {}) =>
  writeXlsx({ sheets: [{ name: 'Zuständig', rows: [usual.split(';'), ...rows], ...more }] });

/** Files that no table of text can show. */
const files: Record<string, () => Promise<Uint8Array>> = {
  'altes-excel': async () => Buffer.from('d0cf11e0a1b11ae1000000', 'hex'),
  abgebrochen: async () => (await sheet([row])).subarray(0, 700),
  word: async () => Buffer.from('504b0304140000000800646f63782f646f63756d656e74', 'hex'),
  versteckt: () => sheet([row], { hidden: true }),
  'zwei-blaetter': () =>
    writeXlsx({
      sheets: [
        { name: 'Zuständig', rows: [usual.split(';'), row] },
        { name: 'Notizen', rows: [['x']] },
      ],
    }),
  verbunden: () =>
    sheet([row, ['Zölle', null, 'Sabine Kern']], {
      merges: [{ startRow: 1, endRow: 2, startCol: 1, endCol: 1 }],
    }),
  formelfehler: () => sheet([['#REF!', 'Rechnungen', 'Sabine Kern']]),
  aufgeblasen: async () => zipSync({ 'xl/workbook.xml': new Uint8Array(60 * 2 ** 20) }),
  riesig: async () => Buffer.alloc(20 * 2 ** 20 + 1, 'x'),
  lang: async () => Buffer.from(`${usual}\n${'a;b;c\n'.repeat(20_001)}`),
  binaer: async () => Buffer.from([0x41, 0x00, 0x07, 0x81, 0x3b, 0x00]),
  'windows-1252': async () => Buffer.from(`${usual}\r\nPrüfung;Rechnungen;Sabine Kern`, 'latin1'),
};

async function bytesOf(headings: string, lines: string): Promise<Uint8Array> {
  const [, file = ''] = /^datei: (.+)$/.exec(lines) ?? [];
  const make = files[file];
  if (make) return make();
  return Buffer.from(lines === '(leer)' ? '' : textOf(headings, lines));
}

async function preview(headings: string, lines: string) {
  const bytes = await bytesOf(headings, lines);
  return previewImport(await readSheet(bytes), {
    list: listInMemory(),
    now: () => new Date('2026-11-23T10:00:00Z'),
    wait: async () => {},
    onProgress: () => {},
  });
}

const seen = new Set<string>();

describe('broken rows and files', () => {
  const cases = tableIn(broken);

  it('are of at least sixty kinds', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });

  it.each(cases)('%s', async (_what, headings = '', lines = '', where = '', message = '') => {
    const { rows, problems } = await preview(headings, lines);
    const said = problems.map((problem) => {
      seen.add(problem.kind);
      const place = problem.cell || (problem.line > 0 ? `Zeile ${problem.line}` : 'Datei');
      return `${place}: ${isError(problem) ? 'Fehler' : 'Hinweis'}: ${problemText(problem, 'de')}`;
    });
    expect(said).toContain(`${where}: ${message}`);
    for (const problem of problems) expect(problemText(problem, 'en')).not.toContain('{');
    const broke = new Set(problems.filter(isError).map(({ line }) => line));
    if (broke.has(0)) expect(rows).toEqual([]);
    for (const { line, action } of rows) expect(action === 'broken').toBe(broke.has(line));
  });

  it('are all the kinds there are', () => {
    expect(importProblemKinds.filter((kind) => !seen.has(kind))).toEqual([]);
  });
});

describe('what is read all the same', () => {
  it.each(tableIn(fine))(
    '%s',
    async (_what, headings = '', lines = '', column = '', value = '') => {
      const { rows, problems } = await preview(headings, lines);
      expect(problems).toEqual([]);
      expect(rows.map(({ action }) => action)).toEqual(['add']);
      expect(contentOf(rows[0]?.columns ?? {})[column]).toBe(value.replaceAll('↵', '\n'));
    },
  );

  it('takes a value of merged cells for every line', async () => {
    const { rows } = await preview('–', 'datei: verbunden');
    expect(rows.map(({ columns }) => columns['Area'])).toEqual(['Rechnungen', 'Rechnungen']);
  });

  it('reads umlauts of Windows-1252', async () => {
    expect((await preview('–', 'datei: windows-1252')).rows[0]?.title).toBe('Prüfung');
  });
});
