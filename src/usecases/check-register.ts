import { dayOf } from '../core/calendar.ts';
import { turnsOf } from '../core/cover-turn.ts';
import { checks, told } from '../core/findings/check-register.ts';
import { confusionOf } from '../core/findings/confusions.ts';
import type { RegisterFacts } from '../core/findings/facts.ts';
import type { RegisterFinding } from '../core/findings/register-finding.ts';
import type { RegisterIndex } from '../core/register-index.ts';
import type { Day } from '../core/responsibility.ts';
import { defaultSite } from '../core/site.ts';
import type { CurrentRegister } from './current-register.ts';
import type { Accounts, Clock } from './ports.ts';

/** What could not be looked at, because whoever knows it did not answer. */
export type Unchecked = 'accounts' | 'handoffs';

/** Everything that is wrong in the register, and what could not be checked. */
export interface RegisterCheck {
  findings: RegisterFinding[];
  unchecked: Unchecked[];
  /** ISO 8601: when the register was read. */
  asOf: string;
}

export interface CheckDeps {
  accounts: Accounts;
  now: Clock;
  /** Lets others have their turn. */
  rest: () => Promise<unknown>;
  /** Told when accounts or hand-offs could not be asked. */
  onUnchecked: (error: unknown) => void;
}

export type CheckRegister = (register: CurrentRegister) => Promise<RegisterCheck>;

/** Checks a register in small turns. What the engine would confuse is worked out once for each index and day, because that takes longest. */
export function createRegisterCheck(deps: CheckDeps): CheckRegister {
  let confused: { index: RegisterIndex; today: Day; found: Promise<RegisterFinding[]> } | undefined;
  const confusionsIn = ({ index }: CurrentRegister, today: Day) => {
    if (confused?.index !== index || confused.today !== today)
      confused = { index, today, found: confusions(index, today, deps.rest) };
    return confused.found;
  };
  return async (register) => {
    const today = dayOf(deps.now());
    const accounts = await accountsOf(register, deps);
    const { rows, responsibilities, findings, index, absences } = register;
    const site = register.sites[0] ?? defaultSite;
    const about = { rows, responsibilities, findings, index, absences, today, site };
    const facts: RegisterFacts = { ...about, ...(accounts && { accounts }) };
    const found: RegisterFinding[] = [];
    for (const check of checks) {
      found.push(...check(facts));
      await deps.rest();
    }
    found.push(...(await confusionsIn(register, today)));
    const unchecked: Unchecked[] = accounts === undefined ? ['accounts'] : [];
    return { findings: told(found), unchecked, asOf: register.asOf };
  };
}

/** A directory that does not answer keeps nobody from the other findings. */
async function accountsOf(
  { responsibilities }: CurrentRegister,
  { accounts, onUnchecked }: CheckDeps,
): Promise<RegisterFacts['accounts']> {
  const people = responsibilities.flatMap((each) => turnsOf(each).map(({ person }) => person.oid));
  try {
    return await accounts.stateOf(people);
  } catch (error) {
    onUnchecked(error);
    return undefined;
  }
}

/** So many rows are asked about before others have their turn. */
const rowsAtATime = 4;

async function confusions(
  index: RegisterIndex,
  today: Day,
  rest: () => Promise<unknown>,
): Promise<RegisterFinding[]> {
  const found: RegisterFinding[] = [];
  for (const [at, row] of index.responsibilities.entries()) {
    const confusion = confusionOf(row, index, today);
    if (confusion !== undefined) found.push(confusion);
    if (at % rowsAtATime === rowsAtATime - 1) await rest();
  }
  return found;
}
