import type { Command } from 'commander';
import { exportTable } from '../../core/export-cells.ts';
import type { ImportPlan, PlannedRow } from '../../core/planned-row.ts';
import { isError } from '../../core/import-problems.ts';
import { importRows } from '../../usecases/import-rows.ts';
import { type ImportTools, previewImport } from '../../usecases/preview-import.ts';
import type { Day } from '../../core/responsibility.ts';
import { rowsAsOf } from '../../usecases/past-register.ts';
import { allVersions } from '../all-versions.ts';
import { doubtLines } from '../as-of-words.ts';
import type { CliDeps, Tenant } from '../deps.ts';
import { readBytes } from '../json-file.ts';
import { type Language, withLanguage } from '../language-option.ts';
import { outcomeLine, previewLines } from '../import-words.ts';
import { realDay } from '../real-day.ts';
import { showProgress } from '../progress.ts';
import { type AsMe, mayBeMe, withTenant } from '../with-tenant.ts';
import { writeTable } from '../write-table.ts';

interface ImportOptions extends AsMe {
  yes?: true;
  dryRun?: true;
  all?: true;
  json?: true;
  language: Language;
}

interface ExportOptions extends AsMe {
  language: Language;
  asOf?: string;
  json?: true;
}

/** `baton export`, `import`: the register as a spreadsheet. */
export function addSpreadsheetCommands(program: Command, deps: CliDeps): void {
  withLanguage(mayBeMe(program.command('export [file]')), 'of the headings', 'de')
    .description(
      'write the register as a spreadsheet: .csv or .xlsx by the name of the file, CSV to standard output without one; import reads it back without loss',
    )
    .option(
      '--as-of <day>',
      'YYYY-MM-DD: what was in force on that day, as it stood in the list then',
    )
    .option('--json', 'as JSON: the headings, then the rows')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton export register.xlsx\n  npx baton export --language en > register.csv\n  npx baton export --as-of 2026-12-31 stand.xlsx\n\nThe register of a past day is for reading: import would write it over the one of today.',
    )
    .action((file: string | undefined, options: ExportOptions) =>
      withTenant(deps, (tenant) => exportSheet(file, options, tenant, deps), options),
    );

  withLanguage(mayBeMe(program.command('import <file>')), 'of the messages', 'en')
    .description(
      'read responsibilities from a spreadsheet (.csv, .xlsx): says first what it would do and what is wrong in which cell, and writes nothing before you agree. After a crash repeat the same command: no row is written twice. Exit code 2 when rows were left out',
    )
    .option('--dry-run', 'only the preview')
    .option('--yes', 'agree beforehand; rows with errors are left out')
    .option('--all', 'show every problem and change, not only the first 50')
    .option('--json', 'print preview and outcome as JSON')
    .addHelpText(
      'after',
      '\nHeadings may be German or English, in any order; “npx baton export” writes a file that shows them. A row with a number (“Nr”, “No”) is changed, one without is added; another owner ends the old row and begins a new one.\n\nExamples:\n  npx baton import zustaendigkeiten.xlsx\n  npx baton import register.csv --dry-run --json\n  npx baton import register.csv --yes',
    )
    .action((file: string, options: ImportOptions) =>
      withTenant(deps, (tenant) => importSheet(file, options, tenant, deps), options),
    );
}

async function exportSheet(
  file: string | undefined,
  { language, json, asOf }: ExportOptions,
  tenant: Tenant,
  deps: CliDeps,
): Promise<void> {
  const rows =
    asOf === undefined
      ? await tenant.registerList.readRows()
      : await rowsOf(realDay(asOf), tenant, deps);
  const table = exportTable(rows, language);
  await writeTable(table, { file, language, json }, deps);
  if (file !== undefined) deps.tell(`${rows.length} responsibilities written to ${file}.`);
}

async function rowsOf(day: Day, { currentRegister, rowVersions }: Tenant, deps: CliDeps) {
  const versions = allVersions(rowVersions, deps);
  const { rows, doubts } = await rowsAsOf(day, await currentRegister(), versions, deps.now());
  for (const line of doubtLines(doubts)) deps.tell(line);
  return rows;
}

async function importSheet(
  file: string,
  options: ImportOptions,
  tenant: Tenant,
  deps: CliDeps,
): Promise<void> {
  const bytes = await readBytes(file, deps);
  const tools: ImportTools = {
    list: tenant.importList,
    now: deps.now,
    wait: deps.wait,
    onProgress: showProgress(deps),
  };
  const plan = await previewImport(await deps.sheets.read(bytes), tools);
  if (!options.json) for (const line of previewLines(file, plan, options)) deps.print(line);
  const isAgreed = await agree(plan, options, deps);
  const outcome = isAgreed
    ? await importRows(plan, { ...tools, onProgress: showProgress(deps) })
    : undefined;
  if (options.json) deps.print(JSON.stringify({ ...inJson(plan), outcome }, null, 2));
  else if (outcome) deps.print(outcomeLine(outcome, options.language));
  const isUndone = outcome === undefined && !options.dryRun && plan.rows.some(isWritten);
  const hasFailed = outcome !== undefined && outcome.failed.length > 0;
  if (isUndone || hasFailed || plan.problems.some(isError)) deps.setExitCode(2);
}

/** Nothing is written that nobody agreed to. */
async function agree(
  plan: ImportPlan,
  { yes, dryRun, json }: ImportOptions,
  deps: CliDeps,
): Promise<boolean> {
  const count = plan.rows.filter(isWritten).length;
  if ((count === 0 && plan.copies.length === 0) || dryRun) return false;
  if (yes) return true;
  if (deps.isTerminal && !json)
    return deps.confirm(count === 1 ? 'Write 1 row?' : `Write ${count} rows?`);
  deps.tell('Nothing was written. Repeat with --yes to write what the preview says.');
  return false;
}

const isWritten = ({ action }: PlannedRow): boolean =>
  ['add', 'change', 'replace'].includes(action);

/** Without what only the writing needs. */
function inJson({ rows, problems }: ImportPlan) {
  return {
    rows: rows.map(({ line, title, action, stored, changes }) => ({
      line,
      title,
      action,
      ...(stored && { id: stored.id }),
      ...(changes.length > 0 && { changes }),
    })),
    problems,
  };
}
