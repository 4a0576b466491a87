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
    .action((file: string) =>
      withTenant(deps, async ({ registerList }) => {
        const content = readRegisterFile(await readJsonFile(file, deps));
        const count = await importRegister(content, registerList);
        deps.tell(`${count} responsibilities written.`);
      }),
    );
}
