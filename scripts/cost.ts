import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { measureCost, type StepCost } from '../test/proofs/cost.ts';

/** `npm run cost`: what a hand-off costs at Microsoft, counted at the embedded tenant; writes docs/cost.md. */
const steps = await measureCost();
const file = resolve(import.meta.dirname, '../docs/cost.md');
writeFileSync(file, document(steps));
console.log(table(steps));

function document(all: StepCost[]): string {
  return `# What a hand-off costs at Microsoft

Written by \`npm run cost\`; counts, no times. One hand-off on the sample company, after another one: tokens, ids and register are known. Units are SharePoint's resource units as \`facts/graph.md\` and \`src/emulator/graph/units.ts\` count them; an app may spend 1,250 a minute. “In a row” is the longest chain of calls that wait for each other. Aim for hand-off and mail together: 16 units, 7 calls in a row until the mail has left. \`test/proofs/cost.test.ts\` guards the figures.

${table(all)}

## The calls
${all.map(calls).join('\n')}`;
}

function table(all: StepCost[]): string {
  return [
    '| step | SharePoint units | calls to SharePoint | calls to Exchange and the directory | in a row |',
    '|---|---|---|---|---|',
    ...all.map(row),
    row(sumOf('**Hand-off and mail together**', all.slice(1, 3))),
    row(sumOf('**Everything**', all)),
  ].join('\n');
}

function row({ step, calls: all, units, mailCalls, inARow }: StepCost): string {
  return `| ${step} | ${units} | ${all.length - mailCalls} | ${mailCalls} | ${inARow} |`;
}

function sumOf(step: string, all: StepCost[]): StepCost {
  const sum = (part: (each: StepCost) => number) => all.reduce((n, each) => n + part(each), 0);
  return {
    step,
    calls: all.flatMap((each) => each.calls),
    units: sum(({ units }) => units),
    mailCalls: sum(({ mailCalls }) => mailCalls),
    inARow: sum(({ inARow }) => inARow),
  };
}

function calls({ step, calls: all }: StepCost): string {
  const lines = all.map(
    ({ what, units, isMail }) =>
      `- \`${what}\` ${isMail ? '(Exchange or directory)' : `(${units})`}`,
  );
  return `\n**${step}**\n${lines.join('\n')}\n`;
}
