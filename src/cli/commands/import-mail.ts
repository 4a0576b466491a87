import type { Command } from 'commander';
import type { CliDeps, ImportedMail } from '../deps.ts';
import { isProductError } from '../../core/errors.ts';
import { readBytes } from '../json-file.ts';

/** `baton import-mail`: mails of one's own into a mailbox of the embedded tenant. */
export function addImportMail(program: Command, deps: CliDeps): void {
  program
    .command('import-mail <files...>')
    .description('put raw mails (.eml) into a mailbox of the embedded tenant that npm start runs')
    .requiredOption('--mailbox <address>', 'whose inbox')
    .option('--json', 'print what became of each file as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  npx baton import-mail --mailbox info@nordlicht-technik.example *.eml',
    )
    .action(async (files: string[], { mailbox, json }: { mailbox: string; json?: true }) => {
      const results: ({ file: string } & ImportedMail)[] = [];
      for (const file of files) {
        const result = await importOne(file, mailbox, deps);
        results.push({ file, ...result });
        if (!json) deps.print(`${file}: ${inWords(result)}`);
      }
      if (json) deps.print(JSON.stringify(results, null, 2));
      if (results.some(({ kind }) => kind === 'refused')) deps.setExitCode(2);
    });
}

/** One file that can't be read says why and does not stop the others; the exit code tells that there was one. */
async function importOne(file: string, mailbox: string, deps: CliDeps): Promise<ImportedMail> {
  try {
    return await deps.importMail(mailbox, await readBytes(file, deps));
  } catch (error) {
    if (!isProductError(error) || error.code !== 'not_found') throw error;
    return { kind: 'refused', reason: error.message };
  }
}

function inWords(result: ImportedMail): string {
  return result.kind === 'imported' ? 'imported' : `not imported: ${result.reason}`;
}
