import { InvalidArgumentError } from 'commander';
import {
  numberOf,
  type ProbeGroup,
  probeGroups,
  switchOf,
  type TenantAnswer,
} from '../../core/tenant-question.ts';
import { ProductError } from '../../core/errors.ts';
import { probeTenant } from '../../usecases/probe-tenant.ts';
import type { CliDeps } from '../deps.ts';
import { exitCodes } from '../exit-codes.ts';
import { answerLines, plans } from '../probe-words.ts';

export interface ProbeOptions {
  json?: true;
  yes?: true;
  only?: ProbeGroup[];
}

const groups = ['lists', 'mail', 'rows', 'tokens'] as const satisfies readonly ProbeGroup[];

/** `lists,mail` as groups of questions. */
export function groupsOf(text: string): ProbeGroup[] {
  const wanted = text.split(',').map((each) => each.trim());
  const foreign = wanted.find((each) => !Object.hasOwn(probeGroups, each));
  if (foreign !== undefined)
    throw new InvalidArgumentError(`Choose among ${groups.join(', ')}; not “${foreign}”.`);
  return groups.filter((group) => wanted.includes(group));
}

/** `baton doctor --probe`: says what it will do, asks, does it, and says what it means. */
export async function probe(options: ProbeOptions, deps: CliDeps): Promise<void> {
  const { json, yes, only = groups } = options;
  deps.tell('This asks the tenant itself, and takes away again what it makes:');
  for (const group of only) deps.tell(`  · ${plans[group]}`);
  if (!(yes ?? (await agreed(deps)))) {
    deps.tell('Nothing was asked.');
    return deps.setExitCode(2);
  }
  const answers = await probeTenant(deps.probing(), only);
  if (json) deps.print(JSON.stringify(answers.map(withSwitch), null, 2));
  else for (const line of answers.flatMap(answerLines)) deps.print(line);
  const worst = Math.max(...answers.map(exitCodeOfAnswer));
  if (worst > 0) deps.setExitCode(worst);
}

function agreed({ isTerminal, confirm }: CliDeps): Promise<boolean> {
  if (isTerminal) return confirm('Go on?');
  throw new ProductError('invalid_request', 'Nobody can be asked here: add --yes to agree.');
}

function withSwitch(answer: TenantAnswer) {
  const { [answer.question]: set = null } = switchOf;
  return { number: numberOf(answer.question), ...answer, switch: set };
}

/** A surprise that a switch answers is for the admin to mend; one that Baton copes with is not. */
function exitCodeOfAnswer({ question, outcome, code }: TenantAnswer): number {
  if (outcome === 'failed') return code === undefined ? 1 : exitCodes[code];
  const { [question]: set } = switchOf;
  return outcome === 'surprise' && set !== undefined ? 2 : 0;
}
