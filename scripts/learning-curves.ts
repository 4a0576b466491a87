import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Figures, figuresOf } from '../src/cli/evaluation/figures.ts';
import { readLabelledSet } from '../src/cli/evaluation/labelled-set.ts';
import { leftOutIn } from '../src/cli/evaluation/left-out.ts';
import { createPlayer } from '../src/cli/evaluation/play-run.ts';

/**
 * `node scripts/learning-curves.ts [--sets lists,software_de,railway_de]`: how the decision gets better with
 * hand-offs, one picture for each set in docs/routing, readable in light and dark.
 */
const { values } = parseArgs({
  options: {
    sets: { type: 'string', default: 'lists,software_de,railway_de' },
    runs: { type: 'string', default: '' },
  },
});
const root = resolve(import.meta.dirname, '..');
const shared = process.env['BATON_SHARED'] ?? join(root, '../shared');
const pictures = join(root, 'docs/routing');

const width = 640;
const height = 300;
const left = 48;
const right = 150;
const top = 36;
const bottom = 44;
const lines = [
  ['first one right', 'a', ({ top1 }: Figures) => top1],
  ['among three', 'b', ({ top3 }: Figures) => top3],
  ['answered at 95 %', 'c', ({ coverage95 }: Figures) => coverage95],
  ['calibration error', 'd', ({ calibrationError }: Figures) => calibrationError],
] as const;

const style = `text{font:12px system-ui,sans-serif;fill:#1f1f1f}.paper{fill:#fff}.grid{stroke:#ddd}
path{fill:none;stroke-width:2}.a{stroke:#0f6cbd}.b{stroke:#0e700e;stroke-dasharray:6 3}.c{stroke:#a4262c;stroke-dasharray:2 3}.d{stroke:#8a5a00;stroke-dasharray:8 3 2 3}
@media(prefers-color-scheme:dark){text{fill:#eee}.paper{fill:#1b1b1b}.grid{stroke:#444}.a{stroke:#62abf5}.b{stroke:#6fcf6f}.c{stroke:#ff99a4}.d{stroke:#f2b84b}}`;

for (const name of values.sets.split(',')) {
  const folder = join(shared, 'datasets', name);
  if (existsSync(folder)) await draw(name, folder);
  else console.log(`${name}: skipped: not present`);
}

async function draw(name: string, folder: string): Promise<void> {
  const set = await readLabelledSet(folder, undefined, { readFile });
  const play = createPlayer(set, () => performance.now(), leftOutIn());
  const wanted = new RegExp(values.runs);
  const runs = set.runs.filter((run) => run.areas === undefined && wanted.test(run.name));
  const groups = [...Map.groupBy(runs, ({ k }) => String(k))].map(([k, played]) => ({
    handoffs: played.reduce((sum, { train }) => sum + train.length, 0) / played.length,
    figures: figuresOf(
      k,
      played.map((run) => ({ run, result: play(run) })),
      set,
    ),
  }));
  mkdirSync(pictures, { recursive: true });
  writeFileSync(join(pictures, `${name}.svg`), svgOf(name, groups));
  console.log(`docs/routing/${name}.svg: ${groups.length} points`);
}

type Point = { handoffs: number; figures: Figures };

/** The first hand-offs change most, so the distance grows with the logarithm. */
function xOf(handoffs: number, most: number): number {
  return left + ((width - left - right) * Math.log1p(handoffs)) / Math.log1p(Math.max(1, most));
}

function yOf(share: number): number {
  return top + (height - top - bottom) * (1 - Math.min(1, share));
}

function svgOf(name: string, points: readonly Point[]): string {
  const most = Math.max(...points.map(({ handoffs }) => handoffs));
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<line class="grid" x1="${left}" x2="${width - right}" y1="${yOf(share)}" y2="${yOf(share)}"/>` +
      text(left - 8, yOf(share) + 4, `${share * 100} %`, 'end'),
  );
  const ticks = points.map(({ handoffs }) =>
    text(xOf(handoffs, most), height - bottom + 18, String(Math.round(handoffs)), 'middle'),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Learning curve of ${name}">
<style>${style}</style>
<rect class="paper" width="${width}" height="${height}"/>
${text(left, 20, `${name}: learned hand-offs against what is right`, 'start')}
${grid.join('\n')}
${ticks.join('\n')}
${text((left + width - right) / 2, height - 8, 'hand-offs learned', 'middle')}
${lines.map((line) => curve(line, points, most)).join('\n')}
${legend(points)}
</svg>
`;
}

function curve(
  [, kind, figure]: (typeof lines)[number],
  points: readonly Point[],
  most: number,
): string {
  const steps = points.map(
    ({ handoffs, figures }) =>
      `${xOf(handoffs, most).toFixed(1)},${yOf(figure(figures)).toFixed(1)}`,
  );
  return `<path class="${kind}" d="M${steps.join('L')}"/>`;
}

/** Beside the ends of the curves, moved apart where they would cover each other. */
function legend(points: readonly Point[]): string {
  const last = points.at(-1);
  if (last === undefined) return '';
  let lowest = top;
  return lines
    .map(([label, kind, figure]) => ({ label, kind, share: figure(last.figures) }))
    .toSorted((a, b) => b.share - a.share)
    .map(({ label, kind, share }) => {
      const y = Math.max(lowest, yOf(share) + 4);
      lowest = y + 16;
      const x = width - right + 8;
      return `<path class="${kind}" d="M${x},${y - 4}h18"/>${text(x + 24, y, label, 'start')}`;
    })
    .join('\n');
}

function text(x: number, y: number, content: string, anchor: 'start' | 'middle' | 'end'): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${content}</text>`;
}
