import { type Command, InvalidArgumentError } from 'commander';
import { dayOf } from '../../core/calendar.ts';
import { z } from 'zod';
import { ProductError } from '../../core/errors.ts';
import type { HandoffRecord } from '../../core/handoff-record.ts';
import type { ColumnValue, RowColumns } from '../../core/register-change.ts';
import { maySee } from '../../core/visibility.ts';
import { type ReplayReport, replayChange } from '../../usecases/replay-change.ts';
import type { CliDeps, Tenant } from '../deps.ts';
import { parsed, readJsonFile } from '../json-file.ts';
import { columnNamed, readWished } from '../wished-columns.ts';
import { viewerOfTenant } from '../viewer-of-tenant.ts';
import { type AsMe, mayBeMe, withTenant } from '../with-tenant.ts';

interface Options extends AsMe {
  row?: number;
  set: string[];
  change?: string;
  last: number;
  json?: true;
}

const person = z.object({ oid: z.string(), name: z.string(), mail: z.string() });
const changeFile = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), person, z.array(person), z.null()]),
);

/** `baton replay`: what a change of a row would have done to the last hand-offs. */
export function addReplay(program: Command, deps: CliDeps): void {
  mayBeMe(program.command('replay'))
    .description(
      'ask Baton again about the last hand-offs as if a row of the register had been changed; nothing is written',
    )
    .option('--row <id>', 'the row to change; without it a new one is tried', whole)
    .option(
      '--set <column=value>',
      'a column with its new value as import reads it: people by name or address, \\n for a new line; may be given several times',
      (each: string, before: string[]) => [...before, each],
      [],
    )
    .option(
      '--change <file>',
      'the columns as a JSON object, people by name, by address, or as {oid, name, mail}',
    )
    .option('--last <count>', 'how many of the newest hand-offs', whole, 1000)
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton replay --row 5 --set "Keywords=Mahnung\\nZahlungserinnerung"\n  npx baton replay --row 5 --set "Owner=Sabine Kern" --set ValidTo=31.12.2026\n  npx baton replay --row 7 --set Status=Retired --last 20000 --json\n\nOf a mail only keyed hashes are kept, so where its words stood is not known: the answer is what Baton would say by all that was kept.',
    )
    .action((options: Options) =>
      withTenant(
        deps,
        async (tenant) => {
          const columns = await columnsOf(options, tenant, deps);
          const report = await replay({ ...options, columns }, tenant, deps);
          if (options.json) deps.print(JSON.stringify(shown(report), null, 2));
          else for (const line of inWords(report)) deps.print(line);
        },
        options,
      ),
    );
}

function whole(text: string): number {
  if (/^\d{1,9}$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError('Give a whole number above 0.');
}

/** Texts are read as import reads cells; what a file states in another form is taken as it is. */
async function columnsOf(
  { set, change }: Options,
  { importList }: Tenant,
  deps: CliDeps,
): Promise<RowColumns> {
  const fromFile = change === undefined ? {} : await readJsonFile(change, deps);
  const file = parsed(changeFile, Object(fromFile), change ?? '--change');
  const given = Object.entries({ ...file, ...Object.fromEntries(set.map(pair)) });
  if (given.length === 0)
    throw new ProductError('invalid_request', 'say what to change: --set or --change');
  const texts: [string, string][] = [];
  const others: Record<string, ColumnValue> = {};
  for (const [name, value] of given)
    if (typeof value === 'string') texts.push([name, value]);
    else others[columnNamed(name)] = value;
  const today = dayOf(deps.now());
  return {
    ...others,
    ...(await readWished(Object.fromEntries(texts), today, importList.findPeople)),
  };
}

function pair(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new ProductError('invalid_request', `“${text}” is not column=value`);
  return [text.slice(0, at), text.slice(at + 1).replaceAll('\\n', '\n')];
}

/** Learning is waited for, so that two runs give the same answer. */
async function replay(
  { row, columns, last }: Pick<Options, 'row' | 'last'> & { columns: RowColumns },
  tenant: Tenant,
  cliDeps: CliDeps,
): Promise<ReplayReport> {
  const { now, tell } = cliDeps;
  const viewer = await viewerOfTenant(tenant, cliDeps);
  let memory = await tenant.learned();
  if (memory === undefined) tell('Learning from the hand-offs …');
  while (memory === undefined) memory = await tenant.learned();
  const learned = async () => memory;
  const { currentRegister, handoffLog, signalsSince } = tenant;
  const counts = (record: HandoffRecord) => viewer === undefined || maySee(record, viewer);
  const deps = {
    currentRegister,
    handoffLog,
    learned,
    signalsSince,
    now,
    counts,
    readable: 'all' as const,
    wait: async () => {},
  };
  return replayChange({ changes: [{ row, columns }], last }, deps);
}

function shown({ changed, ...report }: ReplayReport) {
  return {
    ...report,
    changed: changed.map(({ record: { handoffKey, subject, handedOffAt }, ...each }) => ({
      handoffKey,
      subject,
      handedOffAt,
      ...each,
    })),
  };
}

const verdicts = {
  as_chosen: 'as people chose',
  was_as_chosen: 'not as people chose',
  neither: 'neither is what people chose',
} as const;

function inWords({ asked, left, changed, here }: ReplayReport): string[] {
  const as = (verdict: keyof typeof verdicts) =>
    changed.filter((each) => each.verdict === verdict).length;
  const rowOf = (id: number | undefined) => (id === undefined ? 'nobody' : `row ${id}`);
  return [
    `${asked} hand-offs asked again (${left} left out): ${changed.length} would be answered otherwise; ` +
      `${as('as_chosen')} as people chose, ${as('was_as_chosen')} not, ${as('neither')} neither. ` +
      `Here: ${here.before} before, ${here.after} after.`,
    ...changed.map(
      ({ record, before, after, chosen, verdict }) =>
        `${dayOf(new Date(record.handedOffAt))}  ${rowOf(before)} -> ${rowOf(after)}, chosen row ${chosen}: ${verdicts[verdict]}  ${record.subject}`,
    ),
  ];
}
