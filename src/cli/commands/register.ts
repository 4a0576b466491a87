import type { Command } from 'commander';
import { exportRegister, importRegister, readRegisterFile } from '../../usecases/register-file.ts';
import type { CliDeps } from '../deps.ts';
import { readJsonFile } from '../json-file.ts';
import { withTenant } from '../with-tenant.ts';

/** `baton export-register`, `import-register`: the whole register as one file for programs. */
export function addRegisterCommands(program: Command, deps: CliDeps): void {
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
    .option('--json', 'print how many responsibilities were written as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  npx baton import-register register.json\n\nFor lists with rows in them: npx baton import.',
    )
    .action((file: string, { json }: { json?: true }) =>
      withTenant(deps, async ({ registerList }) => {
        const content = readRegisterFile(await readJsonFile(file, deps));
        const count = await importRegister(content, registerList);
        if (json) deps.print(JSON.stringify({ written: count }));
        else deps.tell(`${count} responsibilities written.`);
      }),
    );
}
