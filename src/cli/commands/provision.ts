import type { Command } from 'commander';
import { manualSteps, pnpScript } from '../../core/list-steps.ts';
import { checkLists } from '../../usecases/check-lists.ts';
import { isLeftToPeople, provision } from '../../usecases/provision.ts';
import type { CliDeps, Tenant } from '../deps.ts';
import { unseenLines } from '../doctor-words.ts';
import { provisionLines } from '../provision-words.ts';
import { withTenant } from '../with-tenant.ts';

interface ProvisionOptions {
  dryRun?: true;
  recreate?: true;
  script?: string;
  json?: true;
}

/** `baton provision`: the lists as Baton needs them. */
export function addProvision(program: Command, deps: CliDeps): void {
  program
    .command('provision')
    .description(
      'create the lists, columns and indexes that are missing and mend what was changed; safe to repeat, deletes nothing, leaves columns alone that are not Baton’s; exit code 2 when something is left for you to do',
    )
    .option('--dry-run', 'only say what would be done')
    .option(
      '--recreate',
      'make lists of the record anew, empty, that are gone and can’t be restored',
    )
    .option(
      '--script <file>',
      'write a PnP PowerShell script for what Microsoft Graph can’t do (views, colours, versions, rights), and say the same steps in words',
    )
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton provision --dry-run\n  npx baton provision --script baton-lists.ps1',
    )
    .action((options: ProvisionOptions) =>
      withTenant(deps, (tenant) => provisionTenant(options, tenant, deps)),
    );
}

async function provisionTenant(
  { dryRun, recreate, script, json }: ProvisionOptions,
  { listAdmin, siteUrl }: Tenant,
  deps: CliDeps,
): Promise<void> {
  const isDry = dryRun === true;
  const wish = { recreate: recreate === true };
  const steps = isDry
    ? (await checkLists(listAdmin, wish)).lists
    : await provision(listAdmin, wish);
  const archives = await listAdmin.archivedYears();
  if (script !== undefined) await deps.writeFile(script, pnpScript(siteUrl, archives));
  const manual = isDry || script !== undefined ? manualSteps(archives) : [];
  if (json)
    deps.print(JSON.stringify({ dryRun: isDry, lists: steps, manualSteps: manual }, null, 2));
  else {
    for (const line of steps.flatMap((step) => provisionLines(step, isDry))) deps.print(line);
    if (manual.length > 0)
      deps.print(
        `Left to do, by ${script ?? 'a script (--script FILE.ps1)'} or by hand; Graph can’t show it:`,
      );
    for (const line of unseenLines(manual)) deps.print(`  ${line}`);
  }
  if (steps.some(isLeftToPeople)) deps.setExitCode(2);
}
