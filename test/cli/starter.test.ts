import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CliDeps } from '../../src/cli/deps.ts';
import { templateRows } from '../../src/templates/templates.ts';
import { commandLine } from '../support/cli-deps.ts';
import { startWorld, type World } from '../support/world.ts';

const today = new Date('2026-11-26T10:00:00Z');

describe('baton starter', () => {
  let world: World;
  let files: Map<string, string | Uint8Array>;
  beforeEach(async () => {
    world = await startWorld({ today, mails: false, rows: 0 });
    files = new Map();
  });
  afterEach(() => world.close());

  function prompt() {
    const more: Partial<CliDeps> = {
      connect: async () => ({ ...world.product, close: () => {} }),
      readFile: async (path) => Buffer.from(files.get(path) ?? ''),
      writeFile: async (path, content) => void files.set(path, content),
    };
    return commandLine(today, {}, more);
  }
  const stored = () => world.product.registerList.readRows();
  /** The file as somebody fills it in: an owner behind these titles. */
  const fillIn = (file: string, titles: readonly string[]) => {
    const lines = String(files.get(file)).split(/(?<=\r\n)(?=[;,](?!-))/);
    const filled = lines.map((line) =>
      titles.some((title) => line.startsWith(`;${title};`))
        ? line.replace(/[;,]{8}/, ownerIn)
        : line,
    );
    files.set(file, filled.join(''));
  };
  const ownerIn = (empty: string) => empty.slice(0, 3) + 'Sabine Kern' + empty.slice(3);

  it.each([
    ['zustaendigkeiten.csv', 'de'],
    ['responsibilities.csv', 'en'],
    ['zustaendigkeiten.xlsx', 'de'],
    ['responsibilities.xlsx', 'en'],
  ] as const)('writes %s in %s, from which an import leaves out every row', async (file, lang) => {
    const { run, printed, told, exitCode } = prompt();
    await run('starter', file, '--language', lang);
    expect(told[0]).toBe(`${templateRows(lang).length} responsibilities written to ${file}.`);
    await run('import', file, '--yes', '--lang', lang);
    const said = printed.join('\n');
    const left = lang === 'de' ? 'mit Fehlern' : 'with errors';
    expect(said).toContain(`${templateRows(lang).length} ${left}`);
    expect(said).toContain(lang === 'de' ? 'Niemand ist zuständig.' : 'Nobody answers for it.');
    expect(exitCode()).toBe(2);
    expect(await stored()).toEqual([]);
  });

  it('is read back where people are named, and again later for those named since', async () => {
    const { run } = prompt();
    const [first, second, third] = templateRows('de').map(({ title }) => title);
    await run('starter', 'rows.csv');
    fillIn('rows.csv', [first ?? '', second ?? '']);
    await run('import', 'rows.csv', '--yes');
    expect((await stored()).map(({ Title }) => Title)).toEqual([first, second]);
    fillIn('rows.csv', [third ?? '']);
    await run('import', 'rows.csv', '--yes');
    const rows = await stored();
    expect(rows.map(({ Title }) => Title)).toEqual([first, second, third]);
    expect(rows[1]).toMatchObject({ Process: 'Eingangsrechnung', Step: 2, SeparateFrom: '1' });
  });

  it('prints to standard output, needs no tenant, and refuses another kind of file', async () => {
    const { run, printed } = commandLine(today, {});
    await run('starter', '--language', 'en');
    expect(printed[0]).toMatch(/^\uFEFF?No,Responsibility,Area/);
    await expect(run('starter', 'rows.ods')).rejects.toThrow('must end with .csv or .xlsx');
  });
});
