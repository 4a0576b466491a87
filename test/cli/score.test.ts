import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CliDeps } from '../../src/cli/deps.ts';
import { withoutTenant } from '../support/cli-deps.ts';
import { createProgram } from '../../src/cli/program.ts';
import { sharedPath } from '../support/shared.ts';

const judge = sharedPath('datasets/score.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;
const missing = judge === undefined ? 'datasets' : 'python3';

/** What both print; theirs is rounded to three digits. */
interface Row {
  k: string;
  n: number;
  top1: number;
  top3: number;
  f1: number;
  cov95: number;
  auroc: number | null;
  ece: number;
}

async function evaluated(folder: string, out: string, args: string[]): Promise<Row[]> {
  const printed: string[] = [];
  const deps: CliDeps = {
    connect: () => Promise.reject(new Error('no tenant')),
    importMail: () => Promise.reject(new Error('no tenant')),
    readFile: async (path) => readFileSync(path),
    writeFile: async (path, content) => writeFileSync(path, content),
    ...withoutTenant,
    now: () => new Date('2026-11-23T10:00:00Z'),
    elapsedMs: () => performance.now(),
    peakMemoryBytes: () => 0,
    print: (line) => printed.push(line),
    tell: () => {},
    setExitCode: () => {},
  };
  await createProgram(deps)
    .exitOverride()
    .parseAsync(['node', 'baton', 'evaluate', folder, '--json', '--out', out, ...args]);
  const { groups } = JSON.parse(printed.join('\n'));
  return groups.map((each: any) => ({
    ...each,
    f1: each.macroF1,
    cov95: each.coverage95,
    auroc: each.auroc ?? null,
    ece: each.calibrationError,
  }));
}

describe.runIf(judge !== undefined && hasPython)('score.py', () => {
  it.each([
    ['software_de', 'k5_s1$'],
    ['railway_de', '^k1_s1$'],
    ['lists', '^n0$'],
  ])(
    'agrees with baton evaluate on every figure of %s',
    async (name, runs) => {
      const folder = join(judge ?? '', '..', name);
      const scratch = mkdtempSync(join(tmpdir(), 'baton-score-'));
      const out = join(scratch, 'predictions.jsonl');
      const ours = await evaluated(folder, out, ['--runs', runs]);
      const said = execFileSync('python3', [judge ?? '', folder, out], { encoding: 'utf8' });
      const theirs = said
        .split('\n')
        .flatMap((line) => (line.startsWith('  {') ? JSON.parse(line) : []));
      rmSync(scratch, { recursive: true });
      expect(ours.map(({ k, n }) => [k, n])).toEqual(theirs.map(({ k, n }: Row) => [k, n]));
      const figures = ({ top1, top3, f1, cov95, auroc, ece }: Row) =>
        [top1, top3, f1, cov95, auroc ?? -1, ece].map((each) => each * 1000);
      theirs.forEach((row: Row, at: number) => {
        const gaps = figures(row).map((each, figure) =>
          Math.abs(each - (ours.map(figures)[at]?.[figure] ?? -1)),
        );
        expect(Math.max(...gaps), row.k).toBeLessThan(0.501);
      });
    },
    120_000,
  );
});

it.skipIf(judge !== undefined && hasPython)(`skipped: not present: ${missing}`, () => {});
