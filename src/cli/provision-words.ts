import type { ColumnFlaw } from '../core/list-repair.ts';
import type { ProvisionedColumn, ProvisionStep } from '../usecases/provision.ts';

/** What is wrong with a column, and what only people can do about it where Baton can't. */
const flaws = {
  missing: ['was missing', 'add it by hand with this internal name'],
  retyped: [
    'has another type',
    'Baton changes no type, because values would be lost. Change it back in the list’s settings; or rename its heading, copy what you need, delete the column, and run provision again',
  ],
  hidden: ['was hidden, so that its values could not be read', 'show it in the list’s settings'],
  read_only: ['could not be written', 'allow changes in the list’s settings'],
  required: [
    'was required, so that rows without it could not be saved',
    'switch “require that this column contains information” off',
  ],
  not_indexed: [
    'had no index, so that questions fail past 5,000 rows',
    'add the index in the list’s settings',
  ],
  not_unique: [
    'allowed the same value twice',
    'remove the rows that share a value, then run provision again',
  ],
  choices_missing: ['lacked choices that Baton writes', 'add them in the list’s settings'],
  closed_choices: ['did not allow values of one’s own', 'allow fill-in choices'],
  rich_text: [
    'was formatted text, which comes back as HTML',
    'set it to plain text in the list’s settings',
  ],
  appending: [
    'added new text to the old one',
    'switch “append changes to existing text” off in the list’s settings',
  ],
  too_short: [
    'was too short for what Baton writes',
    'set its maximum to 255 characters in the list’s settings',
  ],
  foreign_required: [
    'is required and not Baton’s',
    'Baton leaves it alone and does not fill it; make it optional if rows can’t be saved any more',
  ],
} as const satisfies Record<ColumnFlaw, readonly [wrong: string, remedy: string]>;

/** A step as lines for an admin: one for the list, one for each column. */
export function provisionLines(step: ProvisionStep, dryRun: boolean): string[] {
  return [
    `${step.list}: ${stateOf(step, dryRun)}`,
    ...step.columns.map((column) => `  ${columnLine(column, dryRun)}`),
  ];
}

function stateOf({ state, columns }: ProvisionStep, dryRun: boolean): string {
  if (state === 'created') return dryRun ? 'would be created' : 'created';
  if (state === 'deleted')
    return 'is gone, and its rows with it. Restore it from the site’s recycle bin (93 days); an empty one would only hide the loss. If it can’t be restored: provision --recreate';
  const left = columns.filter(({ outcome }) => outcome !== 'mended').length;
  if (columns.length === 0) return 'complete';
  if (columns.every(({ flaw }) => flaw === 'foreign_required')) return 'complete';
  return left === 0 ? (dryRun ? 'would be mended' : 'mended') : `${left} for you to do`;
}

function columnLine({ name, heading, flaw, outcome }: ProvisionedColumn, dryRun: boolean): string {
  const [wrong, remedy] = flaws[flaw];
  const column = heading === undefined ? name : `${name} (shown as “${heading}”)`;
  if (outcome === 'mended') return `${column} ${wrong}: ${dryRun ? 'would be mended' : 'mended'}`;
  if (outcome === 'refused')
    return `${column} ${wrong}, and SharePoint refused the change: ${remedy}`;
  return `${column} ${wrong}: ${remedy}`;
}
