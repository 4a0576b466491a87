import type { Command } from 'commander';
import { dayOf } from '../../core/calendar.ts';
import { buildRegisterIndex } from '../../core/candidates.ts';
import { readRegister } from '../../core/register.ts';
import type { Candidate, Suggestion } from '../../core/suggestion.ts';
import { type RemovedRow, type Trace, traceOf, type WeighedRow } from '../../core/trace.ts';
import { readRegisterFile } from '../../usecases/register-file.ts';
import type { CliDeps } from '../deps.ts';
import { mailOfEml } from '../eml.ts';
import { readBytes, readJsonFile } from '../json-file.ts';

interface Options {
  register: string;
  mail: string;
  json?: true;
  trace?: true;
}

/** `baton suggest`: the decision alone, from two files, without any tenant. */
export function addSuggest(program: Command, deps: CliDeps): void {
  program
    .command('suggest')
    .description('say who should have a mail and why, from files, without any tenant')
    .requiredOption('--register <file>', 'register file, as export-register writes it')
    .requiredOption('--mail <file>', 'raw mail (.eml)')
    .option('--trace', 'print also what was weighed, what was removed, and why')
    .option('--json', 'print the whole suggestion as JSON; with --trace the whole trace')
    .addHelpText(
      'after',
      '\nExample:\n  npx baton suggest --register register.json --mail anfrage.eml',
    )
    .action(async (options: Options) => {
      const trace = await traceFromFiles(options, deps);
      const { suggestion } = trace;
      if (options.json) deps.print(JSON.stringify(options.trace ? trace : suggestion, null, 2));
      else deps.print(inWords(suggestion));
      if (options.trace && !options.json) for (const line of traceInWords(trace)) deps.print(line);
    });
}

async function traceFromFiles({ register, mail }: Options, deps: CliDeps): Promise<Trace> {
  const file = readRegisterFile(await readJsonFile(register, deps));
  const { responsibilities, findings } = readRegister(file.responsibilities);
  for (const { row, column, value, kind } of findings) {
    deps.tell(`Row ${row}: ${kind.replaceAll('_', ' ')} in ${column}${value && ` (“${value}”)`}`);
  }
  return traceOf(await mailOfEml(await readBytes(mail, deps)), {
    index: buildRegisterIndex(responsibilities),
    absences: file.absences,
    today: dayOf(deps.now()),
  });
}

function traceInWords({ read, weighed, answering, sureness, removed }: Trace): string[] {
  return [
    `read: ${read.subject} / ${read.text.replaceAll('\n', ' ')}`,
    `weighed: ${answering} rows answer; sureness ${sureness.toFixed(2)}`,
    ...weighed.map(weighedInWords),
    ...removed.map(removedInWords),
  ];
}

function weighedInWords({ row, title, probability, evidence, recipient }: WeighedRow): string {
  const why = evidence.map(
    ({ kind, found, matched, weight }) => `${kind} “${found}” ~ “${matched}” ${weight.toFixed(1)}`,
  );
  const whom = recipient === undefined ? 'nobody there' : `to ${recipient.person.name}`;
  return `  row ${row}, ${title}, ${whom}: ${probability.toFixed(3)}${why.length > 0 ? `; ${why.join('; ')}` : ''}`;
}

function removedInWords(each: RemovedRow): string {
  const why =
    each.why === 'excluded'
      ? `“${each.phrase}” stands in the mail and is excluded there`
      : `in force ${each.from ?? 'since ever'} to ${each.to ?? 'further notice'}`;
  return `removed: row ${each.row}, ${each.title}: ${why}`;
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
