import type { Command } from 'commander';
import { exportTable } from '../../core/export-cells.ts';
import { type Language, templateRows } from '../../templates/templates.ts';
import type { CliDeps } from '../deps.ts';
import { withLanguage } from '../language-option.ts';
import { writeTable } from '../write-table.ts';

interface StarterOptions {
  language: Language;
  json?: true;
}

/** `baton starter`: responsibilities to begin with, as a spreadsheet in which only the people are missing. */
export function addStarter(program: Command, deps: CliDeps): void {
  withLanguage(program.command('starter [file]'), 'of the rows and headings', 'de')
    .description(
      'write responsibilities to begin with as a spreadsheet: .csv or .xlsx by the name of the file, CSV to standard output without one. Needs no tenant',
    )
    .option('--json', 'the rows as JSON instead')
    .addHelpText(
      'after',
      '\nEnter a name or an address in the column “Zuständig” (“Owner”) and read the file with “npx baton import”. Rows in which nobody is named are left out, each with a sentence; fill them in later and import the same file again.\n\nExamples:\n  npx baton starter zustaendigkeiten.xlsx\n  npx baton starter responsibilities.csv --language en\n  npx baton import zustaendigkeiten.xlsx',
    )
    .action((file: string | undefined, options: StarterOptions) => write(file, options, deps));
}

async function write(
  file: string | undefined,
  { language, json }: StarterOptions,
  deps: CliDeps,
): Promise<void> {
  const rows = templateRows(language).map(({ columns }) => columns);
  await writeTable(exportTable(rows, language), { file, language, json }, deps);
  if (file === undefined) return;
  const column = language === 'de' ? 'Zuständig' : 'Owner';
  deps.tell(`${rows.length} responsibilities written to ${file}.`);
  deps.tell(`Enter a name or an address in the column “${column}”, then: npx baton import ${file}`);
}
