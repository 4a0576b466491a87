import type { Command } from 'commander';
import { ProductError } from '../../core/errors.ts';
import { type Diagnosis, diagnose } from '../../usecases/doctor.ts';
import type { CliDeps, Tenant } from '../deps.ts';
import { doctorLines } from '../doctor-words.ts';
import { exitCodes } from '../exit-codes.ts';
import { groupsOf, probe, type ProbeOptions } from './probe.ts';

/** `baton doctor`: why it does not work, step by step. */
export function addDoctor(program: Command, deps: CliDeps): void {
  program
    .command('doctor')
    .description(
      'look at the tenant step by step and say what to do; writes nothing, but with --probe. Exit code 0 when nothing is wrong, 2 for what you can mend here, 3 for rights, 4 for Microsoft 365',
    )
    .option(
      '--probe',
      'ask the tenant itself the ten questions that nobody knows for sure (docs/going-live.md); says first what it will do, and takes away again what it makes',
    )
    .option('--only <groups>', 'with --probe: lists, mail, rows, tokens', groupsOf)
    .option('--yes', 'with --probe: agree beforehand')
    .option('--json', 'print what was found as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton doctor\n  npx baton doctor --json > doctor.json\n  npx baton sign-in --probe && npx baton doctor --probe\n  npx baton doctor --probe --only lists,rows --yes',
    )
    .action((options: ProbeOptions & { probe?: true }) =>
      options.probe ? probe(options, deps) : examineOnly(options, deps),
    );
}

/** Whoever says what to probe means to, and would take silence for a probe that found nothing. */
async function examineOnly({ only, yes, json }: ProbeOptions, deps: CliDeps): Promise<void> {
  if (only !== undefined || yes !== undefined)
    throw new ProductError('invalid_request', '--only and --yes go with --probe');
  await examine(json === true, deps);
}

async function examine(asJson: boolean, deps: CliDeps): Promise<void> {
  const tenant = await connected(deps);
  if (typeof tenant === 'string') {
    deps.print(
      asJson
        ? JSON.stringify([{ step: 'settings', outcome: 'wrong', detail: tenant }])
        : `✗ ${tenant}`,
    );
    return deps.setExitCode(2);
  }
  try {
    const found = await diagnose(tenant);
    if (asJson)
      deps.print(JSON.stringify([{ step: 'settings', outcome: 'fine' }, ...found], null, 2));
    else
      for (const line of [
        '✓ The settings and the keys are complete.',
        ...found.flatMap(doctorLines),
      ])
        deps.print(line);
    const worst = Math.max(...found.map(exitCodeOfStep));
    if (worst > 0) deps.setExitCode(worst);
  } finally {
    tenant.close();
  }
}

/** The tenant, or what is wrong with settings or keys: that is the first thing a doctor looks at. */
async function connected(deps: CliDeps): Promise<Tenant | string> {
  try {
    return await deps.connect();
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}

function exitCodeOfStep({ outcome, code }: Diagnosis): number {
  if (outcome !== 'wrong') return 0;
  return code === undefined ? 2 : exitCodes[code];
}
