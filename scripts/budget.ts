import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildBundlesIfStale } from '../src/main/bundles.ts';

/**
 * `npm run budget`: how much script the browser fetches, for each entry and each stage of its start, and whether
 * that is within the budget. Builds the bundles when their sources are newer. Part of `npm run check`.
 */
interface Stage {
  name: string;
  /** Entries and parts as webpack named them; the language is counted once, the bigger one. */
  parts: string[];
  /** In thousands of bytes, gzipped. */
  budget: number;
}

const stages: Stage[] = [
  { name: 'pane: first usable screen', parts: ['pane', 'pane-de'], budget: 110 },
  {
    name: 'pane: until a cold suggestion, sign-in included',
    parts: ['pane', 'pane-de', 'answered', 'sign-in'],
    budget: 215,
  },
  {
    name: 'pane: with everything fetched beforehand for the next click',
    parts: ['pane', 'pane-de', 'answered', 'sign-in', 'handed-off', 'picker', 'ask'],
    budget: 240,
  },
  { name: 'tab: first screen', parts: ['tab', 'tab-de'], budget: 165 },
  {
    name: 'tab: until the first answer in Teams, sign-in included',
    parts: ['tab', 'tab-de', 'sign-in'],
    budget: 250,
  },
];

/** What Outlook runs at each sending, as it is: thousands of bytes, and so many are allowed. */
const atSending = { file: 'events.js', budget: 10 };

const folder = resolve(import.meta.dirname, '../build/app');

function scriptsOf(parts: string[]): string[] {
  const known: Record<string, string[]> = JSON.parse(
    readFileSync(join(folder, 'parts.json'), 'utf8'),
  );
  const files = parts.flatMap((part) => {
    const { [part]: named } = known;
    if (!named)
      throw new Error(
        `The build has no part “${part}”. Name it in scripts/budget.ts as webpack does.`,
      );
    return named;
  });
  return [...new Set(files)].filter((file) => file.endsWith('.js'));
}

function weigh(files: string[], ending: '' | '.gz' | '.br'): number {
  return (
    files.reduce((sum, file) => sum + statSync(join(folder, `${file}${ending}`)).size, 0) / 1000
  );
}

await buildBundlesIfStale((line) => process.stderr.write(`${line}\n`));
console.log(
  '| scripts, thousands of bytes | raw | gz | brotli | budget (gz) |\n|---|---|---|---|---|',
);
for (const { name, parts, budget } of stages) {
  const files = scriptsOf(parts);
  const [raw, gz, br] = [weigh(files, ''), weigh(files, '.gz'), weigh(files, '.br')];
  const figures = [raw, gz, br].map((each) => each.toFixed(1)).join(' | ');
  console.log(`| ${name} | ${figures} | ${budget} |`);
  keep(name, gz, budget);
}
const raw = weigh([atSending.file], '');
console.log(
  `| on sending: ${atSending.file} | ${raw.toFixed(1)} | – | – | ${atSending.budget} (raw) |`,
);
keep(atSending.file, raw, atSending.budget);

function keep(name: string, weight: number, budget: number): void {
  if (weight <= budget) return;
  process.exitCode = 1;
  console.error(
    `Over budget: ${name} has ${weight.toFixed(1)}, ${budget} are allowed. Load what is new in it only when it is needed (ui/shared/later.tsx).`,
  );
}
