import { describe, expect, it } from 'vitest';
import type { CliDeps } from '../../src/cli/deps.ts';
import { createProgram } from '../../src/cli/program.ts';

const areas = [
  { label: 'bills', name: 'Eingangsrechnungen', description: 'Rechnungen prüfen', keywords: [] },
  { label: 'cars', name: 'Fuhrpark', description: 'Autos und Reifen', keywords: ['Reifen'] },
  { label: 'travel', name: 'Reisekosten', description: 'Hotel und Bahn', keywords: ['Hotel'] },
];
const mails = [
  { id: 'b1', subject: 'Rechnung 4711', body: 'Anbei unsere Rechnung.', label: 'bills' },
  { id: 'c1', subject: '', body: 'Der Dienstwagen steht in der Werkstatt.', label: 'cars' },
  { id: 'c2', subject: null, body: 'Unser Dienstwagen muss in die Werkstatt.', label: 'cars' },
  { id: 'x1', body: 'Lottogewinn abholen', oos: true },
];
const runs = [
  { name: 'none', k: 0, train: [], test: ['b1', 'c2'], oos: [] },
  { name: 'one', k: 1, train: ['c1'], test: ['b1', 'c2'], oos: ['x1'] },
  { name: 'few', k: 'few', areas: ['bills', 'cars'], train: ['c1'], test: ['b1'], oos: ['x1'] },
];
const files: Record<string, string> = {
  'set/areas.json': JSON.stringify(areas),
  'set/data.jsonl': mails.map((each) => JSON.stringify(each)).join('\n'),
  'set/protocol.json': JSON.stringify({ runs }),
};

async function evaluate(args: string[], more: Record<string, string> = {}) {
  const printed: string[] = [];
  const written = new Map<string, string>();
  const deps: CliDeps = {
    connect: () => Promise.reject(new Error('no tenant')),
    importMail: () => Promise.reject(new Error('no tenant')),
    readFile: async (path) => Buffer.from({ ...files, ...more }[path] ?? ''),
    writeFile: async (path, content) => void written.set(path, content),
    now: () => new Date('2026-11-23T10:00:00Z'),
    elapsedMs: () => 0,
    peakMemoryBytes: () => 1024 * 1024,
    print: (line) => printed.push(line),
    tell: () => {},
    setExitCode: () => {},
  };
  await createProgram(deps)
    .exitOverride()
    .parseAsync(['node', 'baton', 'evaluate', 'set', ...args]);
  return { printed, written };
}

describe('baton evaluate', () => {
  it('writes one line for every asked mail, best area first, and only areas the run knows', async () => {
    const { written } = await evaluate(['--out', 'p.jsonl']);
    const lines = (written.get('p.jsonl') ?? '')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ run, id }) => `${run} ${id}`)).toEqual([
      'none b1',
      'none c2',
      'one b1',
      'one c2',
      'one x1',
      'few b1',
      'few x1',
    ]);
    expect(lines[0].ranking[0].label).toBe('bills');
    expect(lines.at(-1).ranking).toHaveLength(2);
    expect(Object.keys(lines[0])).toEqual(['run', 'id', 'ranking', 'accept', 'band', 'ms']);
  });

  it('learns the known mails before it asks', async () => {
    const { printed } = await evaluate(['--json']);
    const { groups } = JSON.parse(printed[0] ?? '');
    expect(groups.map(({ k, top1 }: { k: string; top1: number }) => [k, top1])).toEqual([
      ['0', expect.any(Number)],
      ['1', 1],
      ['few', 1],
    ]);
  });

  it('plays only the runs asked for, and prints a line for each group', async () => {
    const { printed } = await evaluate(['--runs', '^one$']);
    expect(printed).toHaveLength(3);
    expect(printed[1]).toMatch(/^1 +2 +1\.000/);
  });

  it.each([
    ['areas.json', '[{"label":1}]', 'set/areas.json'],
    ['data.jsonl', '{"id":"a"}', 'set/data.jsonl:1'],
    ['data.jsonl', '{', 'set/data.jsonl:1 is not JSON'],
    ['protocol.json', '{}', 'set/protocol.json'],
  ])('says which file is wrong: %s', async (name, content, message) => {
    await expect(evaluate([], { [`set/${name}`]: content })).rejects.toThrow(message);
  });

  it('says that --runs is no pattern', async () => {
    await expect(evaluate(['--runs', '('])).rejects.toThrow('not a regular expression');
  });
});
