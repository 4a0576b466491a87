import type { Command } from 'commander';
import { ProductError } from '../../core/errors.ts';
import type { CliDeps } from '../deps.ts';
import { type Figures, figuresOf } from '../evaluation/figures.ts';
import { readLabelledSet } from '../evaluation/labelled-set.ts';
import { playRun } from '../evaluation/play-run.ts';

interface Options {
  areas?: string;
  out?: string;
  runs?: string;
  json?: true;
}

/** `baton evaluate`: how often the right one comes first, on a folder of labelled mails. */
export function addEvaluate(program: Command, deps: CliDeps): void {
  program
    .command('evaluate <folder>')
    .description('measure the decision on labelled mails: areas.json, data.jsonl, protocol.json')
    .option('--areas <file>', 'another file of the folder instead of areas.json')
    .option('--out <file>', 'write one line per asked mail (predictions.jsonl)')
    .option('--runs <regex>', 'only runs whose name matches')
    .option('--json', 'print the figures as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  npx baton evaluate ../shared/datasets/software_de --out predictions.jsonl',
    )
    .action(async (folder: string, options: Options) => {
      const report = await evaluate(folder, options, deps);
      if (options.json) deps.print(JSON.stringify(report, null, 2));
      else for (const line of inWords(report)) deps.print(line);
    });
}

interface Report {
  groups: Figures[];
  peakMemoryBytes: number;
}

async function evaluate(folder: string, options: Options, deps: CliDeps): Promise<Report> {
  const set = await readLabelledSet(folder, options.areas, deps);
  const wanted = patternOf(options.runs);
  const played = set.runs
    .filter(({ name }) => wanted.test(name))
    .map((run) => ({ run, result: playRun(run, set, deps.elapsedMs) }));
  if (options.out !== undefined) {
    const lines = played.flatMap(({ result }) =>
      result.predictions.map((each) => JSON.stringify(each)),
    );
    await deps.writeFile(options.out, `${lines.join('\n')}\n`);
  }
  const groups = Map.groupBy(played, ({ run }) => String(run.k));
  return {
    groups: [...groups].map(([k, runs]) => figuresOf(k, runs, set)),
    peakMemoryBytes: deps.peakMemoryBytes(),
  };
}

function patternOf(runs = ''): RegExp {
  try {
    return new RegExp(runs);
  } catch (error) {
    throw new ProductError('invalid_request', `--runs is not a regular expression: ${runs}`, {
      cause: error,
    });
  }
}

const columns = 'k n top-1 top-3 macro-F1 cov95 AUROC calib fit/s p50/ms p99/ms model/KB'.split(
  ' ',
);

function inWords({ groups, peakMemoryBytes }: Report): string[] {
  const rows = groups.map((each) => [
    each.k,
    String(each.n),
    ...[each.top1, each.top3, each.macroF1, each.coverage95].map((share) => share.toFixed(3)),
    each.auroc?.toFixed(3) ?? '–',
    each.calibrationError.toFixed(3),
    each.fitSeconds.toFixed(2),
    each.p50Ms.toFixed(2),
    each.p99Ms.toFixed(2),
    (each.modelBytes / 1024).toFixed(0),
  ]);
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(12) : cell.padStart(9))).join('');
  return [
    line(columns),
    ...rows.map(line),
    `peak memory ${(peakMemoryBytes / 1024 / 1024).toFixed(0)} MB`,
  ];
}
