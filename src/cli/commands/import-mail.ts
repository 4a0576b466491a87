import type { Command } from 'commander';
import type { CliDeps } from '../deps.ts';

/** `baton import-mail`: mails of one's own into a mailbox of the embedded tenant. */
export function addImportMail(program: Command, deps: CliDeps): void {
  program
    .command('import-mail <files...>')
    .description('put raw mails (.eml) into a mailbox of the embedded tenant that npm start runs')
    .requiredOption('--mailbox <address>', 'whose inbox')
    .addHelpText(
      'after',
      '\nExample:\n  npx baton import-mail --mailbox info@nordlicht-technik.example *.eml',
    )
    .action(async (files: string[], { mailbox }: { mailbox: string }) => {
      for (const file of files) await importOne(file, mailbox, deps);
    });
}

/** One file that can't be read says why and does not stop the others; the exit code tells that there was one. */
async function importOne(file: string, mailbox: string, deps: CliDeps): Promise<void> {
  const result = await deps.importMail(mailbox, await deps.readFile(file));
  if (result.kind === 'imported') {
    deps.print(`${file}: imported`);
    return;
  }
  deps.print(`${file}: not imported: ${result.reason}`);
  deps.setExitCode(2);
}
