import type { Command } from 'commander';
import {
  countOf,
  type ErasureWish,
  type WantedErasure,
  wantedErasures,
} from '../../core/erasure.ts';
import { ProductError } from '../../core/errors.ts';
import { dueBefore, retentionDays, retentionSetting } from '../../core/retention.ts';
import { eraseHandoff } from '../../usecases/erase.ts';
import type { CliDeps, Tenant } from '../deps.ts';
import { absenceInWords, absencesFor, forgetAbsences } from '../erase-absences.ts';
import { readRecord } from '../read-record.ts';
import { collect, spellings, whomOf } from '../whom.ts';
import { withTenant } from '../with-tenant.ts';

interface EraseOptions {
  person: string[];
  handoff: string[];
  due?: true;
  apply?: true;
  json?: true;
}

/** `baton erase`: somebody asks to be forgotten, or a hand-off is old enough. */
export function addErase(program: Command, deps: CliDeps): void {
  program
    .command('erase')
    .description(
      'erase personal values of finished hand-offs, and ended absences; the record goes on verifying and says what was erased. Shows what would go; --apply does it',
    )
    .option('--person <who>', spellings, collect, [])
    .option(
      '--handoff <key>',
      'everything personal of one hand-off; may be given several times',
      collect,
      [],
    )
    .option('--due', `what the setting ${retentionSetting} lets go, and what was interrupted`)
    .option('--apply', 'do it')
    .option('--json', 'print what would go or has gone as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  npx baton erase --person t.krause@nordlicht-technik.example --person "Tim Krause"\n\nNot erased: what people wrote into lists Baton does not write, the mails themselves, files in libraries, older versions of list items (docs/record.md), and exports made before.',
    )
    .action((options: EraseOptions) =>
      withTenant(deps, async (tenant) => {
        const wish = await wishOf(options, tenant, deps);
        const log = await readRecord(tenant, deps);
        const wanted = wantedErasures(log, wish);
        const absences = await absencesFor(wish, tenant.context);
        if (!options.json)
          for (const line of [...wanted.map(inWords), ...absences.map(absenceInWords)])
            deps.print(line);
        const erased = options.apply ? await apply(wanted, wish, tenant) : undefined;
        if (options.json) deps.print(JSON.stringify({ wanted, absences, erased }, null, 2));
        if (erased !== undefined) tellErased(erased, wanted, deps);
        else tellWanted(total(wanted), absences.length, deps);
      }),
    );
}

async function wishOf(
  { person, handoff, due }: EraseOptions,
  tenant: Tenant,
  deps: CliDeps,
): Promise<ErasureWish> {
  const given = [person.length > 0, handoff.length > 0, due === true].filter(Boolean);
  if (given.length !== 1)
    throw new ProductError('invalid_request', 'say what to erase: --person, --handoff or --due');
  if (person.length > 0) return { kind: 'person', whom: await whomOf(person, tenant) };
  if (handoff.length > 0) return { kind: 'handoffs', keys: handoff };
  const days = retentionDays(await tenant.registerList.readSettings());
  if (days !== undefined) return { kind: 'finished', before: dueBefore(days, deps.now()) };
  const sentence = `the Settings list has no ${retentionSetting} with a number of days`;
  throw new ProductError('invalid_request', sentence);
}

function inWords(wanted: WantedErasure): string {
  const { handoffKey, columns, events, left, isOpen } = wanted;
  const parts = [
    ...(columns.length > 0 ? [`row: ${columns.join(', ')}`] : []),
    ...Object.entries(events).map(([event, names]) => `event ${event}: ${names.join(', ')}`),
    ...Object.entries(left).map(
      ([event, names]) => `interrupted, event ${event}: ${names.join(', ')}`,
    ),
  ];
  return `${handoffKey}${isOpen ? ' is not finished, stays' : ''}: ${parts.join('; ')}`;
}

function total(wanted: readonly WantedErasure[]): number {
  return wanted.reduce((sum, each) => {
    const left = countOf({ columns: [], events: each.left });
    return sum + left + (each.isOpen ? 0 : countOf(each));
  }, 0);
}

async function apply(
  wanted: readonly WantedErasure[],
  wish: ErasureWish,
  { recordLists, ownHandoffs, context }: Tenant,
): Promise<Erased> {
  let count = 0;
  for (const { handoffKey } of wanted)
    count += await eraseHandoff(handoffKey, wish, { lists: recordLists, handoffs: ownHandoffs });
  const { count: absences, left } = await forgetAbsences(wish, context);
  return { values: count, absences, absencesLeft: left.map(({ itemId }) => itemId) };
}

interface Erased {
  values: number;
  absences: number;
  /** Ids of those that were changed in that very moment. */
  absencesLeft: string[];
}

function tellWanted(values: number, absences: number, deps: CliDeps): void {
  const rows = absences === 0 ? '' : ` and ${absences} ended absences`;
  deps.tell(`${values} values${rows} would go. Nothing was changed: repeat with --apply.`);
}

function tellErased(
  { values, absences, absencesLeft }: Erased,
  wanted: readonly WantedErasure[],
  deps: CliDeps,
): void {
  deps.tell(`${values} values were erased.`);
  if (absences > 0) deps.tell(`${absences} ended absences no longer name them.`);
  for (const id of absencesLeft)
    deps.tell(`Absence ${id} was changed meanwhile and stays; repeat this.`);
  const open = wanted.filter(({ isOpen }) => isOpen).length;
  if (open > 0) deps.tell(`${open} hand-offs are not finished; repeat this when they are.`);
}
