import { describe, expect, it } from 'vitest';
import type { CliDeps } from '../../src/cli/deps.ts';
import { withoutTenant } from '../support/cli-deps.ts';
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
  const told: string[] = [];
  const written = new Map<string, string>();
  const deps: CliDeps = {
    connect: () => Promise.reject(new Error('no tenant')),
    importMail: () => Promise.reject(new Error('no tenant')),
    readFile: async (path) => {
      const content = { ...files, ...more }[path];
      if (content === undefined) throw new Error('ENOENT');
      return Buffer.from(content);
    },
    writeFile: async (path, content) => void written.set(path, String(content)),
    ...withoutTenant,
    now: () => new Date('2026-11-23T10:00:00Z'),
    elapsedMs: () => 0,
    peakMemoryBytes: () => 1024 * 1024,
    print: (line) => printed.push(line),
    tell: (line) => told.push(line),
    setExitCode: () => {},
  };
  await createProgram(deps)
    .exitOverride()
    .parseAsync(['node', 'baton', 'evaluate', 'set', ...args]);
  return { printed, told, written };
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
    ['data.jsonl', '{"subject":"a"}', 'set/data.jsonl:1'],
    ['data.jsonl', '{', 'set/data.jsonl:1 is not JSON'],
    ['protocol.json', '{}', 'set/protocol.json'],
  ])('says which file is wrong: %s', async (name, content, message) => {
    await expect(evaluate([], { [`set/${name}`]: content })).rejects.toThrow(message);
  });

  it('says that --runs is no pattern', async () => {
    await expect(evaluate(['--runs', '('])).rejects.toThrow('not a regular expression');
  });

  it('says which file is missing', async () => {
    await expect(evaluate(['--areas', 'none.json'])).rejects.toThrow(
      'set/none.json cannot be read',
    );
    await expect(evaluate(['--against', 'none.jsonl'])).rejects.toThrow('none.jsonl cannot');
  });

  it('takes the areas from another file of the folder, or from any path', async () => {
    const english = JSON.stringify([{ label: 'bills', name: 'Invoices' }]);
    const files = { 'set/en.json': english, 'other/en.json': english };
    for (const path of ['en.json', 'other/en.json']) {
      const { written } = await evaluate(['--areas', path, '--out', 'p.jsonl'], files);
      expect(written.get('p.jsonl')).toContain('"ranking":[{"label":"bills","probability":1}]');
    }
  });

  it('names the parts it can leave out', async () => {
    await expect(evaluate(['--without', 'luck'])).rejects.toThrow(
      'text, words, learned, senders, vocabulary, history; not luck',
    );
  });

  it('without history answers as if nothing had been learned', async () => {
    const alone = { 'set/protocol.json': JSON.stringify({ runs: [{ ...runs[1], train: [] }] }) };
    const off = await evaluate(['--runs', '^one$', '--without', 'history', '--out', 'p.jsonl']);
    const never = await evaluate(['--out', 'p.jsonl'], alone);
    expect(off.written).toEqual(never.written);
  });

  it.each(['text', 'words', 'learned', 'vocabulary'])(
    'without %s it answers otherwise',
    async (part) => {
      const withAll = await evaluate(['--runs', '^one$', '--out', 'p.jsonl']);
      const without = await evaluate(['--runs', '^one$', '--without', part, '--out', 'p.jsonl']);
      expect(without.written).not.toEqual(withAll.written);
    },
  );

  it('compares with other predictions of the same mails, group by group', async () => {
    const line = (run: string, id: string, label: string) =>
      JSON.stringify({ run, id, ranking: [{ label, probability: 1 }] });
    const other = [line('one', 'b1', 'bills'), line('one', 'c2', 'bills'), line('one', 'x1', 'a')];
    const against = { 'other.jsonl': other.join('\n') };
    const { printed } = await evaluate(['--against', 'other.jsonl'], against);
    expect(printed.slice(4, -1)).toEqual([
      '1: top-1 +0.500 against the other [+0.000, +1.000] over 2',
    ]);
  });
});

describe('whatever the files hold', () => {
  const odd = [
    { id: 'n', subject: null, body: null, label: 'constructor' },
    {
      id: 'w',
      subject: '__proto__ constructor',
      body: 'hasOwnProperty toString',
      label: '__proto__',
    },
    { id: 'u', body: 'Rechnung', label: 'an area nobody knows' },
    { id: 'h', body: '<html><body><p hidden>Reifen</p><p>Rechnung prüfen</p></body></html>' },
    { id: 'l', body: 'Rechnung '.repeat(50_000), label: 'bills' },
    { id: 's', subject: '\ud800', body: '\u0000 \ud83d', label: null, sender: null, time: null },
  ];
  const ids = odd.map(({ id }) => id);
  const oddAreas = [
    ...areas,
    { label: 'constructor', name: 'constructor', keywords: ['__proto__'] },
    { label: '__proto__', name: 'valueOf', description: null, keywords: null },
  ];
  const oddRuns = [
    {
      name: 'all',
      k: '__proto__',
      train: [...ids, 'missing'],
      test: [...ids, 'missing'],
      oos: ['x1'],
    },
    { name: 'nothing', k: 'none', train: [], test: [] },
    { name: 'only strangers', k: 's', train: [], test: [], oos: ['x1'] },
    { name: 'no areas', k: 'no', areas: [], train: ids, test: ids },
    { name: 'wrong areas', k: 'wrong', areas: ['nowhere'], train: ids, test: ids },
  ];
  const content = {
    'set/areas.json': JSON.stringify(oddAreas),
    'set/data.jsonl': `\uFEFF${[...mails, ...odd].map((each) => JSON.stringify(each)).join('\r\n')}\n\n`,
    'set/protocol.json': JSON.stringify({ runs: oddRuns }),
  };

  it('every mail is answered with numbers, and every figure is one', async () => {
    const { printed, written } = await evaluate(['--json', '--out', 'p.jsonl'], content);
    const { groups } = JSON.parse(printed[0] ?? '');
    expect(groups.map(({ k }: { k: string }) => k)).toEqual([
      '__proto__',
      'none',
      's',
      'no',
      'wrong',
    ]);
    expect(JSON.stringify(groups)).not.toContain('null');
    const lines = (written.get('p.jsonl') ?? '')
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each));
    expect(lines).toHaveLength(ids.length * 3 + 3);
    for (const { accept, ranking } of lines) {
      expect(accept).toBeGreaterThanOrEqual(0);
      for (const { probability } of ranking) expect(probability).toBeLessThanOrEqual(1);
    }
  });

  it('reads a page as a reader sees it', async () => {
    const { written } = await evaluate(
      ['--runs', 'all', '--without', 'history', '--out', 'p.jsonl'],
      content,
    );
    const page = (written.get('p.jsonl') ?? '')
      .split('\n')
      .find((line) => line.includes('"id":"h"'));
    expect(JSON.parse(page ?? '').ranking[0].label).toBe('bills');
  });

  it('says that mails are missing, and that no run has such a name', async () => {
    expect((await evaluate([], content)).told).toEqual([
      '1 mails of the runs are not there: missing',
    ]);
    expect((await evaluate(['--runs', 'nowhere'])).told).toEqual(['No run has such a name.']);
  });
});
