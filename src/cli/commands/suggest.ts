import type { Command } from 'commander';
import { dayOf } from '../../core/calendar.ts';
import { buildRegisterIndex } from '../../core/candidates.ts';
import { readRegister } from '../../core/register.ts';
import type { Day } from '../../core/responsibility.ts';
import { openKey } from '../../core/signals.ts';
import { successorsOf } from '../../core/succession.ts';
import type { Candidate, Suggestion } from '../../core/suggestion.ts';
import { type RemovedRow, type Trace, traceOf, type WeighedRow } from '../../core/trace.ts';
import { readRegisterFile } from '../../usecases/register-file.ts';
import type { CliDeps } from '../deps.ts';
import { mailOfEml } from '../eml.ts';
import { readBytes, readJsonFile } from '../json-file.ts';
import { type AsMe, mayBeMe, withTenant } from '../with-tenant.ts';

interface Options extends AsMe {
  register?: string;
  mail: string;
  json?: true;
  trace?: true;
}

/** `baton suggest`: the decision alone, from two files, without any tenant. */
export function addSuggest(program: Command, deps: CliDeps): void {
  mayBeMe(program.command('suggest'))
    .description(
      'say who should have a mail and why: by a register file without any tenant, or by the tenant’s register',
    )
    .option(
      '--register <file>',
      'register file, as export-register writes it; the tenant’s when left out',
    )
    .requiredOption('--mail <file>', 'raw mail (.eml)')
    .option('--trace', 'print also what was weighed, what was removed, and why')
    .option('--json', 'print the whole suggestion as JSON; with --trace the whole trace')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton suggest --register register.json --mail anfrage.eml\n  npx baton suggest --mail anfrage.eml --as-me',
    )
    .action(async (options: Options) => {
      const trace = await traceFor(options, deps);
      const { suggestion } = trace;
      if (options.json) deps.print(JSON.stringify(options.trace ? trace : suggestion, null, 2));
      else deps.print(inWords(suggestion));
      if (options.trace && !options.json) for (const line of traceInWords(trace)) deps.print(line);
    });
}

async function traceFor({ register, mail, ...as }: Options, deps: CliDeps): Promise<Trace> {
  const read = await mailOfEml(await readBytes(mail, deps));
  const today = dayOf(deps.now());
  if (register !== undefined)
    return traceOf(read, { ...(await registerIn(register, today, deps)), today });
  return withTenant(
    deps,
    async ({ currentRegister }) => traceOf(read, { ...(await currentRegister()), today }),
    as,
  );
}

async function registerIn(register: string, today: Day, deps: CliDeps) {
  const file = readRegisterFile(await readJsonFile(register, deps));
  const { responsibilities, findings } = readRegister(file.responsibilities);
  for (const { row, column, value, kind } of findings) {
    deps.tell(`Row ${row}: ${kind.replaceAll('_', ' ')} in ${column}${value && ` (“${value}”)`}`);
  }
  const successors = successorsOf(responsibilities, today);
  return {
    index: buildRegisterIndex(responsibilities, openKey, successors),
    absences: file.absences,
  };
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
