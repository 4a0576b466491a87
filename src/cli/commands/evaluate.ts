import type { Command } from 'commander';
import { ProductError } from '../../core/errors.ts';
import type { CliDeps } from '../deps.ts';
import { differencesOf, readRights } from '../evaluation/differences.ts';
import { type Figures, figuresOf, rightsOf } from '../evaluation/figures.ts';
import { type LabelledSet, missingMails, readLabelledSet } from '../evaluation/labelled-set.ts';
import { leftOutIn, parts } from '../evaluation/left-out.ts';
import type { Difference } from '../evaluation/paired.ts';
import { createPlayer, type Prediction } from '../evaluation/play-run.ts';

interface Options {
  areas?: string;
  out?: string;
  runs?: string;
  without?: string;
  against?: string;
  json?: true;
}

/** `baton evaluate`: how often the right one comes first, on a folder of labelled mails. */
export function addEvaluate(program: Command, deps: CliDeps): void {
  program
    .command('evaluate <folder>')
    .description('measure the decision on labelled mails: areas.json, data.jsonl, protocol.json')
    .option(
      '--areas <file>',
      'another file of the folder, or any other path, instead of areas.json',
    )
    .option('--out <file>', 'write one line per asked mail (predictions.jsonl)')
    .option('--runs <regex>', 'only runs whose name matches')
    .option(
      '--without <parts>',
      `leave out what these say, separated by commas: ${parts.join(', ')}`,
    )
    .option('--against <file>', 'predictions of the same mails to compare with, mail by mail')
    .option('--json', 'print the figures as JSON')
    .addHelpText('after', examples)
    .action(async (folder: string, options: Options) => {
      const report = await evaluate(folder, options, deps);
      if (options.json) deps.print(JSON.stringify(report, null, 2));
      else for (const line of inWords(report)) deps.print(line);
    });
}

const examples = `
fit/s is what a starting server needs to learn the known mails from the list.

Examples:
  npx baton evaluate ../shared/datasets/software_de --out predictions.jsonl
  npx baton evaluate ../shared/datasets/lists --without history --out without.jsonl
  npx baton evaluate ../shared/datasets/lists --against without.jsonl`;

interface Report {
  groups: Figures[];
  /** By the name of the group, the share of first answers that are right, against the other file. */
  differences?: Record<string, Difference>;
  peakMemoryBytes: number;
}

async function evaluate(folder: string, options: Options, deps: CliDeps): Promise<Report> {
  const set = await readLabelledSet(folder, options.areas, deps);
  const wanted = patternOf(options.runs);
  const runs = set.runs.filter(({ name }) => wanted.test(name));
  tellWhatIsMissing(runs, set, deps);
  const play = createPlayer(set, deps.elapsedMs, leftOutIn(options.without));
  const other = options.against && (await readRights(options.against, set, deps));
  const played = runs.map((run) => ({ run, result: play(run) }));
  const predictions = played.flatMap(({ result }) => result.predictions);
  if (options.out !== undefined) await deps.writeFile(options.out, linesOf(predictions));
  const groups = Map.groupBy(played, ({ run }) => String(run.k));
  return {
    groups: [...groups].map(([k, runs]) => figuresOf(k, runs, set)),
    ...(other && { differences: differencesOf(rightsOf(predictions, set), other, runs) }),
    peakMemoryBytes: deps.peakMemoryBytes(),
  };
}

function linesOf(predictions: readonly Prediction[]): string {
  return predictions.map((each) => `${JSON.stringify(each)}\n`).join('');
}

function tellWhatIsMissing(runs: LabelledSet['runs'], set: LabelledSet, { tell }: CliDeps): void {
  const missing = missingMails(runs, set);
  if (missing.length > 0)
    tell(`${missing.length} mails of the runs are not there: ${missing.slice(0, 3).join(', ')}`);
  if (runs.length === 0) tell('No run has such a name.');
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

function inWords({ groups, differences = {}, peakMemoryBytes }: Report): string[] {
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
    ...Object.entries(differences).map(([k, each]) => `${k}: ${inWordsOf(each)}`),
    `peak memory ${(peakMemoryBytes / 1024 / 1024).toFixed(0)} MB`,
  ];
}

function inWordsOf({ n, difference, from, to }: Difference): string {
  const [middle, low, high] = [difference, from, to].map((share) => signed(share));
  return `top-1 ${middle} against the other [${low}, ${high}] over ${n}`;
}

function signed(share: number): string {
  return `${share < 0 ? '−' : '+'}${Math.abs(share).toFixed(3)}`;
}
