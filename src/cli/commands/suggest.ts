import type { Command } from 'commander';
import { dayOf } from '../../core/calendar.ts';
import { buildRegisterIndex } from '../../core/candidates.ts';
import { readRequest } from '../../core/mail.ts';
import { readRegister } from '../../core/register.ts';
import { type Candidate, type Suggestion, suggest } from '../../core/suggestion.ts';
import { readRegisterFile } from '../../usecases/register-file.ts';
import type { CliDeps } from '../deps.ts';
import { mailOfEml } from '../eml.ts';
import { readJsonFile } from '../json-file.ts';

interface Options {
  register: string;
  mail: string;
  json?: true;
}

/** `baton suggest`: the decision alone, from two files, without any tenant. */
export function addSuggest(program: Command, deps: CliDeps): void {
  program
    .command('suggest')
    .description('say who should have a mail and why, from files, without any tenant')
    .requiredOption('--register <file>', 'register file, as export-register writes it')
    .requiredOption('--mail <file>', 'raw mail (.eml)')
    .option('--json', 'print the whole suggestion as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  npx baton suggest --register register.json --mail anfrage.eml',
    )
    .action(async (options: Options) => {
      const suggestion = await suggestFromFiles(options, deps);
      deps.print(options.json ? JSON.stringify(suggestion, null, 2) : inWords(suggestion));
    });
}

async function suggestFromFiles({ register, mail }: Options, deps: CliDeps): Promise<Suggestion> {
  const file = readRegisterFile(await readJsonFile(register, deps));
  const { responsibilities, findings } = readRegister(file.responsibilities);
  for (const { row, column, value, kind } of findings) {
    deps.tell(`Row ${row}: ${kind.replaceAll('_', ' ')} in ${column}${value && ` (“${value}”)`}`);
  }
  return suggest(readRequest(await mailOfEml(await deps.readFile(mail))), {
    index: buildRegisterIndex(responsibilities),
    absences: file.absences,
    today: dayOf(deps.now()),
  });
}

function inWords(suggestion: Suggestion): string {
  switch (suggestion.kind) {
    case 'suggested':
      return [
        `${suggestion.band}: ${inOneLine(suggestion.best)}`,
        ...suggestion.best.evidence.map(
          ({ found, matched, where }) => `  ${where}: “${found}” ~ “${matched}”`,
        ),
        ...suggestion.alternatives.map((each) => `or: ${inOneLine(each)}`),
      ].join('\n');
    case 'unclear':
      return [
        `unclear (${suggestion.reason.replaceAll('_', ' ')})`,
        ...suggestion.options.map(inOneLine),
      ].join('\n');
    case 'nothing_to_do':
      return `nothing to hand off: ${suggestion.reason.replaceAll('_', ' ')}`;
  }
}

function inOneLine({ recipient, title, area }: Candidate): string {
  const skipped = recipient.skipped.map(
    ({ person, until }) => `${person.name} away${until ? ` until ${until}` : ''}`,
  );
  const { covers } = recipient;
  const until = covers?.until === undefined ? '' : ` until ${covers.until}`;
  const covering = covers === undefined ? '' : `, covers for ${covers.name}${until}`;
  return `${recipient.person.name}${covering} — ${title} (${area})${skipped.length > 0 ? `; ${skipped.join(', ')}` : ''}`;
}
