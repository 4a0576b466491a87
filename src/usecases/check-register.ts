import { closedAccounts } from '../core/account.ts';
import { dayOf } from '../core/calendar.ts';
import { listedPeople } from '../core/cover-turn.ts';
import { checks, told } from '../core/findings/check-register.ts';
import { confusionOf } from '../core/findings/confusions.ts';
import { isProductError } from '../core/errors.ts';
import type { RegisterFacts } from '../core/findings/facts.ts';
import type { RegisterFinding } from '../core/findings/register-finding.ts';
import { defaultSite } from '../core/site.ts';
import { type CurrentRegister, enteredAbsences } from './current-register.ts';
import { findCorrections } from './find-corrections.ts';
import type { HandoffLog } from './handoff-log.ts';
import type { Accounts } from './people-ports.ts';
import type { Clock } from './ports.ts';

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
  /** Absent where nobody can be asked, as for a file. */
  accounts?: Accounts;
  /** Absent where no index of the hand-offs is kept. */
  handoffLog?: Pick<HandoffLog, 'ask'>;
  now: Clock;
  /** Comes back after so many milliseconds; with 0 as soon as others have had their turn. */
  wait: (ms: number) => Promise<void>;
  /** Told when accounts or hand-offs could not be asked, or a check failed that nobody waits for. */
  onFailed: (error: unknown) => void;
}

/** Checks the whole register in small turns. `confused` is what was worked out before of what the engine would confuse. */
export async function checkRegister(
  register: CurrentRegister,
  deps: CheckDeps,
  confused = confusionsIn(register, deps),
): Promise<RegisterCheck> {
  const accounts = await accountsOf(register, deps);
  const corrections = await correctionsIn(register, deps);
  const facts = { ...factsOf(register, accounts, deps), ...(corrections && { corrections }) };
  const found: RegisterFinding[] = [];
  for (const check of checks) {
    found.push(...check(facts));
    await deps.wait(0);
  }
  found.push(...(await confused));
  const unchecked: Unchecked[] = [
    ...(accounts === undefined ? (['accounts'] as const) : []),
    ...(corrections === undefined ? (['handoffs'] as const) : []),
  ];
  return { findings: told(found), unchecked, asOf: register.asOf };
}

function factsOf(
  register: CurrentRegister,
  accounts: RegisterFacts['accounts'],
  { now }: CheckDeps,
): RegisterFacts {
  const { rows, responsibilities, findings, index, absences, sites } = register;
  const today = dayOf(now());
  const about = { rows, responsibilities, findings, index, site: sites[0] ?? defaultSite, today };
  if (accounts === undefined) return { ...about, absences };
  const closed = closedAccounts(accounts, today);
  return { ...about, absences: [...enteredAbsences(register), ...closed], accounts };
}

/** A directory that does not answer keeps nobody from the other findings. */
async function accountsOf(
  { responsibilities, absences }: CurrentRegister,
  { accounts, onFailed }: CheckDeps,
): Promise<RegisterFacts['accounts']> {
  const people = listedPeople(responsibilities, absences);
  if (accounts === undefined) return undefined;
  try {
    return await accounts.stateOf(people.map(({ oid }) => oid));
  } catch (error) {
    onFailed(error);
    return undefined;
  }
}

/** Hand-offs that can't be read keep nobody from the other findings; while they are read for the first time that is no failure. */
async function correctionsIn(
  register: CurrentRegister,
  { handoffLog, now, onFailed }: CheckDeps,
): Promise<RegisterFacts['corrections']> {
  if (handoffLog === undefined) return undefined;
  try {
    const { index } = await handoffLog.ask();
    return findCorrections(index, register, dayOf(now()));
  } catch (error) {
    if (!isProductError(error) || error.code !== 'index_building') onFailed(error);
    return undefined;
  }
}

/** So many rows are asked about before others have their turn. */
const rowsAtATime = 4;

/** What the engine would confuse; for a large register it takes longer than everything else. */
export async function confusionsIn(
  { index }: Pick<CurrentRegister, 'index'>,
  { now, wait }: Pick<CheckDeps, 'now' | 'wait'>,
): Promise<RegisterFinding[]> {
  const today = dayOf(now());
  const found: RegisterFinding[] = [];
  for (const [at, row] of index.responsibilities.entries()) {
    const confusion = confusionOf(row, index, today);
    if (confusion !== undefined) found.push(confusion);
    if (at % rowsAtATime === rowsAtATime - 1) await wait(0);
  }
  return found;
}
