import type { Command } from 'commander';
import { provision } from '../../usecases/provision.ts';
import { exportRegister, importRegister, readRegisterFile } from '../../usecases/register-file.ts';
import type { CliDeps } from '../deps.ts';
import { readJsonFile } from '../json-file.ts';
import { withTenant } from '../with-tenant.ts';

/** `baton provision`, `export-register`, `import-register`: what an admin does to the lists. */
export function addRegisterCommands(program: Command, deps: CliDeps): void {
  program
    .command('provision')
    .description(
      'create the lists and columns that are missing; safe to repeat, changes nothing that is there',
    )
    .option('--json', 'print what was done as JSON')
    .action(({ json }: { json?: true }) =>
      withTenant(deps, async ({ listAdmin }) => {
        const steps = await provision(listAdmin);
        if (json) deps.print(JSON.stringify(steps, null, 2));
        else for (const step of steps) deps.print(inWords(step));
      }),
    );

  program
    .command('export-register')
    .description('write the whole register to standard output (docs/register-file.md)')
    .option('--json', 'as JSON, which is the only form so far')
    .addHelpText('after', '\nExample:\n  npx baton export-register --json > register.json')
    .action(() =>
      withTenant(deps, async ({ registerList }) => {
        deps.print(JSON.stringify(await exportRegister(registerList, deps.now), null, 2));
      }),
    );

  program
    .command('import-register <file>')
    .description('write a register file into empty lists')
    .action((file: string) =>
      withTenant(deps, async ({ registerList }) => {
        const content = readRegisterFile(await readJsonFile(file, deps));
        const count = await importRegister(content, registerList);
        deps.tell(`${count} responsibilities written.`);
      }),
    );
}

function inWords({
  list,
  created,
  addedColumns,
}: Awaited<ReturnType<typeof provision>>[number]): string {
  if (created) return `${list}: created`;
  return addedColumns.length > 0
    ? `${list}: added ${addedColumns.join(', ')}`
    : `${list}: complete`;
}
