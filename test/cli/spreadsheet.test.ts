import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CliDeps } from '../../src/cli/deps.ts';
import { createProgram } from '../../src/cli/program.ts';
import { withoutTenant } from '../support/cli-deps.ts';
import { startWorld, type World } from '../support/world.ts';

const today = new Date('2026-11-23T10:00:00Z');
const good =
  'Zuständigkeit;Bereich;Zuständig\nSache 1;Einkauf;Sabine Kern\nSache 2;Einkauf;Deniz Yıldız\n';
const mixed = `${good}Sache 3;Einkauf;Rita Unbekannt\n`;

describe('baton import and export', () => {
  let world: World;
  let files: Map<string, string | Uint8Array>;
  let printed: string[];
  let told: string[];
  let shown: string[];
  let asked: string[];
  let exitCode: number;
  beforeEach(async () => {
    world = await startWorld({ today, mails: false, rows: 2 });
    files = new Map([
      ['good.csv', good],
      ['mixed.csv', mixed],
    ]);
    [printed, told, shown, asked] = [[], [], [], []];
    exitCode = 0;
  });
  afterEach(() => world.close());

  function run(args: string[], more: Partial<CliDeps> = {}) {
    const deps: CliDeps = {
      ...withoutTenant,
      connect: async () => ({ ...world.product, close: () => {} }),
      importMail: () => Promise.reject(new Error('no mail here')),
      readFile: async (path) => {
        const content = files.get(path);
        if (content === undefined) throw new Error('ENOENT');
        return Buffer.from(content);
      },
      writeFile: async (path, content) => void files.set(path, content),
      now: () => today,
      elapsedMs: () => shown.length * 1000,
      peakMemoryBytes: () => 0,
      print: (line) => void printed.push(...line.split('\n')),
      tell: (line) => void told.push(line),
      showProgress: (line) => void shown.push(line),
      setExitCode: (code) => {
        exitCode = code;
      },
      ...more,
    };
    const program = createProgram(deps).exitOverride();
    return program.parseAsync(['node', 'baton', ...args]);
  }
  const terminal = (answer: boolean): Partial<CliDeps> => ({
    isTerminal: true,
    confirm: async (question) => {
      asked.push(question);
      return answer;
    },
  });
  const count = async () => (await world.product.registerList.readRows()).length;

  it('writes nothing in a pipe before it is told to, says so, and ends with exit code 2', async () => {
    await run(['import', 'good.csv']);
    expect(printed[0]).toMatch(/^good.csv: 2 new, 0 to change/);
    expect(told.join()).toContain('Nothing was written. Repeat with --yes');
    expect([await count(), exitCode]).toEqual([2, 2]);
  });

  it('asks on a terminal, and takes no for an answer', async () => {
    await run(['import', 'good.csv'], terminal(false));
    expect(asked).toEqual(['Write 2 rows?']);
    expect(await count()).toBe(2);
    await run(['import', 'good.csv'], terminal(true));
    expect(await count()).toBe(4);
    expect(printed.at(-1)).toMatch(/^2 added, 0 changed/);
  });

  it('shows how far it is, and leaves the line empty behind it', async () => {
    await run(['import', 'good.csv', '--yes']);
    expect(shown.join('\n')).toMatch(/\[█+·+\] 1 of 2 rows written · \d+ s left/);
    expect(shown.at(-1)).toBe('');
    expect(exitCode).toBe(0);
  });

  it('says what is wrong in which cell, in either language, and writes the rest', async () => {
    await run(['import', 'mixed.csv', '--yes']);
    expect(printed).toContain(
      'Row 4, C4 “Zuständig”: error: The directory has no such person. Please write first and last name, or the address. (“Rita Unbekannt”)',
    );
    expect([await count(), exitCode]).toEqual([4, 2]);
    await run(['import', 'mixed.csv', '--dry-run', '--lang', 'de']);
    expect(printed).toContain(
      'Zeile 4, C4 „Zuständig“: Fehler: Diese Person gibt es im Verzeichnis nicht. Bitte Vor- und Nachnamen oder die Adresse schreiben. („Rita Unbekannt“)',
    );
    expect(printed.join('\n')).toMatch(/mixed\.csv: \d neu, 0 zu ändern, .* \d mit Fehlern$/m);
  });

  it('previews without writing, as JSON too', async () => {
    await run(['import', 'good.csv', '--dry-run', '--json']);
    const { rows, problems, outcome } = JSON.parse(printed.join('\n'));
    expect(rows).toMatchObject([
      { line: 2, title: 'Sache 1', action: 'add' },
      { line: 3, title: 'Sache 2', action: 'add' },
    ]);
    expect([problems, outcome, exitCode]).toEqual([[], undefined, 0]);
    expect(await count()).toBe(2);
  });

  it.each([
    ['register.csv', 'de'],
    ['register.csv', 'en'],
    ['register.xlsx', 'de'],
    ['register.xlsx', 'en'],
  ])('exports %s with %s headings, and finds nothing to do in it', async (file, language) => {
    await run(['export', file, '--language', language]);
    expect(told).toEqual([`2 responsibilities written to ${file}.`]);
    await run(['import', file, '--dry-run']);
    expect(printed[0]).toMatch(/: 0 new, 0 to change, 0 with another owner, 2 there already/);
    expect(exitCode).toBe(0);
  });

  it('does not write JSON into a file that says it is a table', async () => {
    await expect(run(['export', 'register.xlsx', '--json'])).rejects.toThrow('must end with .json');
    expect(files.has('register.xlsx')).toBe(false);
    await run(['export', 'register.json', '--json']);
    expect(JSON.parse(String(files.get('register.json')))).toHaveLength(3);
  });

  it('shows what changes, old and new', async () => {
    await run(['export', 'register.csv']);
    files.set('register.csv', String(files.get('register.csv')).replace('Rechnungen', 'Einkauf'));
    await run(['import', 'register.csv', '--dry-run']);
    expect(printed[1]).toMatch(/^Row 2, no. 1 “.+” changes: Bereich: Rechnungen → Einkauf$/);
  });

  it('exports to standard output, and refuses a name it does not know', async () => {
    await run(['export', '--language', 'en']);
    expect(printed[0]).toMatch(/^\uFEFF?No,Responsibility,Area/);
    await run(['export', '--lang', 'en']);
    expect(printed.filter((line) => line.includes('No,Responsibility,'))).toHaveLength(2);
    await expect(run(['export', 'register.ods'])).rejects.toThrow('must end with .csv or .xlsx');
    await expect(run(['import', 'nothing.csv'])).rejects.toThrow('nothing.csv cannot be read');
  });
});
