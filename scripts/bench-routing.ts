import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readPredictions } from '../src/cli/evaluation/differences.ts';
import { type Figures, figuresOf, rightsOf } from '../src/cli/evaluation/figures.ts';
import { type LabelledSet, readLabelledSet } from '../src/cli/evaluation/labelled-set.ts';
import { pairedDifference } from '../src/cli/evaluation/paired.ts';
import type { Prediction } from '../src/cli/evaluation/play-run.ts';
import { contenders, type Contender, ours } from './bench-routing/contenders.ts';
import { playgroundFor } from './bench-routing/set-with-runs.ts';

/**
 * `npm run bench:routing -- [--sets software_de,lists] [--runs REGEX] [--quick] [--minutes 10]`: our decision beside
 * what a developer would take from npm and beside scikit-learn, on the same mails, in one run. Peers are installed
 * into build/bench when they are not there. Prints a markdown table for each set; a difference is ours minus
 * theirs in top-1, with its 95 % paired bootstrap interval.
 */
const { values } = parseArgs({
  options: {
    sets: { type: 'string', default: 'software_de,lists,railway_de,tickets_de,intents_en' },
    runs: { type: 'string' },
    quick: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '10' },
  },
});
const runs = values.runs ?? (values.quick ? '^(k[05]_s1|n(0|50|200))$' : '');
const shared = process.env['BATON_SHARED'] ?? resolve(import.meta.dirname, '../../shared');

for (const name of values.sets.split(',')) {
  const folder = join(shared, 'datasets', name);
  console.log(`\n### ${name}\n`);
  if (existsSync(folder)) await compare(name, folder);
  else console.log('skipped: not present');
}

async function compare(name: string, folder: string): Promise<void> {
  const playground = playgroundFor(name, folder, runs);
  const set = await readLabelledSet(playground, undefined, { readFile });
  const own = await predictionsOf(ours, playground, set);
  console.log('| who | k | n | top-1 | top-3 | cov95 | AUROC | calib | p99 ms | ours better by |');
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  print(ours, own, own, set);
  for (const peer of contenders) {
    const theirs = await predictionsOf(peer, playground, set);
    print(peer, theirs, own, set);
  }
}

async function predictionsOf(
  who: Contender,
  folder: string,
  set: LabelledSet,
): Promise<Prediction[] | string> {
  const out = join(folder, `${who.name.replaceAll(/[^\w.-]/g, '_')}.jsonl`);
  const reason = await who.play({ folder, out, timeoutMs: 60_000 * Number(values.minutes) });
  if (reason !== undefined) return reason;
  const read = await readPredictions(out, { readFile });
  return read.length === 0 && set.runs.length > 0 ? 'answered nothing' : read;
}

function print(
  { name }: Contender,
  predictions: Prediction[] | string,
  own: Prediction[] | string,
  set: LabelledSet,
): void {
  if (typeof predictions === 'string') {
    console.log(`| ${name} | ${predictions} |||||||||`);
    return;
  }
  for (const [k, played] of Map.groupBy(set.runs, (run) => String(run.k))) {
    const names = new Set(played.map((run) => run.name));
    const inGroup = (each: Prediction) => names.has(each.run);
    const results = played.map((run) => ({
      run,
      result: {
        predictions: predictions.filter((each) => each.run === run.name),
        fitSeconds: 0,
        modelBytes: 0,
      },
    }));
    const better =
      predictions === own || typeof own === 'string'
        ? ''
        : betterBy(own.filter(inGroup), predictions.filter(inGroup), set);
    console.log(row(name, figuresOf(k, results, set), better));
  }
}

function row(name: string, figures: Figures, better: string): string {
  const { k, n, top1, top3, coverage95, auroc, calibrationError, p99Ms } = figures;
  const shares = [top1, top3, coverage95, auroc, calibrationError].map(
    (share) => share?.toFixed(3) ?? '–',
  );
  return `| ${[name, k, n, ...shares, p99Ms.toFixed(1), better].join(' | ')} |`;
}

function betterBy(own: Prediction[], theirs: Prediction[], set: LabelledSet): string {
  const compared = pairedDifference(rightsOf(own, set), rightsOf(theirs, set));
  if (compared === undefined) return '–';
  const { difference, from, to } = compared;
  const [middle, low, high] = [difference, from, to].map((share) => share.toFixed(3));
  return `${middle} [${low}, ${high}]`;
}
