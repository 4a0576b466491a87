import { Command, Help } from 'commander';
import { addArchive } from './commands/archive.ts';
import { addAsOf } from './commands/as-of.ts';
import { addChapterCommands } from './commands/chapter.ts';
import { addCheck } from './commands/check.ts';
import { addDoctor } from './commands/doctor.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { addErase } from './commands/erase.ts';
import { addImportMail } from './commands/import-mail.ts';
import { addKeyCommands } from './commands/keys.ts';
import { addPersonalData } from './commands/personal-data.ts';
import { addProvision } from './commands/provision.ts';
import { addRegisterApp } from './commands/register-app.ts';
import { addRecordCommands } from './commands/record.ts';
import { addRegisterCommands } from './commands/register.ts';
import { addSpreadsheetCommands } from './commands/spreadsheet.ts';
import { addStarter } from './commands/starter.ts';
import { addSignIn } from './commands/sign-in.ts';
import { addReplay } from './commands/replay.ts';
import { addSuggest } from './commands/suggest.ts';
import type { CliDeps } from './deps.ts';
import { shortenHelp } from './short-help.ts';

const help = new Help();
/** An option that may be given several times has none by itself. */
const withoutNone = (description: string) => description.replace(' (default: [])', '');

/** The whole command line. */
export function createProgram(deps: CliDeps): Command {
  const program = new Command('baton')
    .description(
      'Passes an external request to the person who answers for it. Commands for admins and for trying things out.',
    )
    .showHelpAfterError('(--help explains it, with examples)')
    .exitOverride()
    .configureHelp({ optionDescription: (option) => withoutNone(help.optionDescription(option)) })
    .addHelpText(
      'after',
      '\nWhich tenant: the BATON_… environment variables (see README), else the embedded tenant of the last npm start.\nWith whose rights: Baton’s own, or yours with --as-me after npx baton sign-in.\n\nExit codes: 0 all is well, 2 something you can mend, 3 rights or sign-in, 4 Microsoft 365 (try again), 5 the record is not as it was, 1 anything else. With --json standard output holds JSON and nothing else.\n\nFirst steps:\n  npx baton doctor\n  npx baton provision --dry-run\n  npx baton import zustaendigkeiten.xlsx --dry-run\n  npx baton help import',
    );
  program.commandsGroup('To begin:');
  addDoctor(program, deps);
  addRegisterApp(program, deps);
  addProvision(program, deps);
  addKeyCommands(program, deps);
  addSignIn(program, deps);
  program.commandsGroup('The register:');
  addStarter(program, deps);
  addSpreadsheetCommands(program, deps);
  addRegisterCommands(program, deps);
  addCheck(program, deps);
  addSuggest(program, deps);
  addReplay(program, deps);
  addAsOf(program, deps);
  program.commandsGroup('The record, for an audit:');
  addChapterCommands(program, deps);
  addRecordCommands(program, deps);
  addArchive(program, deps);
  program.commandsGroup('Personal data:');
  addPersonalData(program, deps);
  addErase(program, deps);
  program.commandsGroup('For trying out:');
  addImportMail(program, deps);
  addEvaluate(program, deps);
  shortenHelp(program);
  return program;
}
