import { type Command, InvalidArgumentError } from 'commander';
import { archiveName } from '../../core/lists.ts';
import { readOnlyForMembers } from '../../core/list-steps.ts';
import {
  type ArchiveDeps,
  archiveYear,
  planArchive,
  yearsOfEvents,
} from '../../usecases/archive-year.ts';
import { isLeftToPeople, provisionArchive } from '../../usecases/provision.ts';
import { outcomeLines, planLines, yearLine } from '../archive-words.ts';
import type { CliDeps, Tenant } from '../deps.ts';
import { showProgress } from '../progress.ts';
import { provisionLines } from '../provision-words.ts';
import { withTenant } from '../with-tenant.ts';

interface ArchiveOptions {
  year?: number;
  dryRun?: true;
  json?: true;
}

/** `baton archive`: the events of a year that is over get a list of their own. */
export function addArchive(program: Command, deps: CliDeps): void {
  program
    .command('archive')
    .description(
      'move the events of a year that is over, whose hand-offs have ended, into a list of their own (HandoffEvents2025); the record goes on answering and verifying as a whole. Without --year it says which years there are. Slow on purpose; may be stopped at any moment and repeated. Exit code 2 when something is left for you to do, 5 when an event is not what was recorded',
    )
    .option('--year <year>', 'the year, by the log’s checkpoints', yearOf)
    .option('--dry-run', 'only say what would be done')
    .option('--json', 'print what was done or would be as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton archive\n  npx baton archive --year 2025 --dry-run\n  npx baton archive --year 2025\n\nThe first time it makes the list and asks you to close its rights (docs/operation.md).',
    )
    .action((options: ArchiveOptions) =>
      withTenant(deps, (tenant) =>
        options.year === undefined
          ? listYears(options.json === true, tenant, deps)
          : archiveTenant(options.year, options, tenant, deps),
      ),
    );
}

function yearOf(text: string): number {
  if (/^20\d\d$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A year has four digits, for example 2025.');
}

async function listYears(
  asJson: boolean,
  { logKeeper, listAdmin }: Tenant,
  deps: CliDeps,
): Promise<void> {
  const years = await yearsOfEvents(logKeeper, listAdmin);
  if (asJson) return deps.print(JSON.stringify(years, null, 2));
  for (const year of years) deps.print(yearLine(year));
  if (years.length === 0) deps.tell('There is no checkpoint yet: npx baton checkpoint makes one.');
}

async function archiveTenant(
  year: number,
  { dryRun, json }: ArchiveOptions,
  tenant: Tenant,
  deps: CliDeps,
): Promise<void> {
  const archiving = archivingOf(tenant, deps);
  const plan = await planArchive(year, archiving);
  if (!json) for (const line of planLines(plan)) deps.print(line);
  const isDry = dryRun === true;
  const isReady = !isDry && plan.ready > 0 && (await isListReady(year, tenant, deps));
  const outcome = isReady ? await archiveYear(plan, archiving) : undefined;
  if (json)
    deps.print(JSON.stringify({ dryRun: isDry, list: archiveName(year), plan, outcome }, null, 2));
  else if (outcome) for (const line of outcomeLines(outcome)) deps.print(line);
  if (isDry) deps.tell('Nothing was changed.');
  const isWrong = plan.spoilt > 0 || (outcome?.differing.length ?? 0) > 0;
  if (isWrong) deps.setExitCode(5);
}

function archivingOf(tenant: Tenant, deps: CliDeps): ArchiveDeps {
  const { eventArchive, recordLists, ownHandoffs, logKeeper, logName, logKeys } = tenant;
  return {
    archive: eventArchive,
    lists: recordLists,
    handoffs: ownHandoffs,
    logKeeper,
    trust: { log: logName, keys: logKeys, verify: deps.verifySignature },
    ...tenant.context,
    wait: deps.wait,
    onProgress: showProgress(deps),
  };
}

/**
 * Makes the year's list or mends it. A new one can be read by everybody who may read the site: nothing is put into it
 * before somebody has said that its rights are closed, or comes back later.
 */
async function isListReady(year: number, { listAdmin }: Tenant, deps: CliDeps): Promise<boolean> {
  const step = await provisionArchive(year, listAdmin);
  if (step.state === 'created') {
    deps.tell(`${step.list} was made, empty. Before anything is moved there, close it:`);
    deps.tell(`  ${readOnlyForMembers(step.list).en}`);
    deps.tell('  npx baton provision --script FILE writes a script that does it.');
    if (deps.isTerminal && (await deps.confirm('Are its rights closed?'))) return true;
    deps.tell(`Then repeat npx baton archive --year ${year}.`);
    deps.setExitCode(2);
    return false;
  }
  if (!isLeftToPeople(step)) return true;
  for (const line of provisionLines(step, false)) deps.tell(line);
  deps.setExitCode(2);
  return false;
}
