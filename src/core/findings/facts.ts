import type { AccountState } from '../account.ts';
import type { Finding } from '../finding.ts';
import { inForce } from '../register.ts';
import type { RegisterIndex } from '../register-index.ts';
import type { Absence, Day, Responsibility } from '../responsibility.ts';
import type { Site } from '../site.ts';
import type { OtherRow, RegisterFinding, Remedy } from './register-finding.ts';

/** All a check may know. What is absent could not be asked, and is not checked. */
export interface RegisterFacts {
  /** The rows as the list or a file has them. */
  rows: readonly unknown[];
  /** What was read from them, and what could not be. */
  responsibilities: readonly Responsibility[];
  findings: readonly Finding[];
  index: RegisterIndex;
  /** Closed accounts among them. */
  absences: readonly Absence[];
  today: Day;
  site: Site;
  /** Requests that people gave elsewhere than Baton proposed. */
  corrections?: readonly Correction[];
  /** By Entra id. */
  accounts?: ReadonlyMap<string, AccountState>;
}

/** One request that Baton would have given to a row, and that people gave to another. */
export interface Correction {
  from: number;
  to: number;
  /** ISO 8601, UTC: when it was handed off there. */
  at: string;
  /** Of its sender, lower case; absent where none was kept. */
  domain?: string;
  /** Whether people took every request of that domain to `to`, of those that were looked at. */
  alone?: boolean;
}

/** One look at the whole register. */
export type Check = (facts: RegisterFacts) => RegisterFinding[];

/** What answers today. */
export function current({ responsibilities, today }: RegisterFacts): Responsibility[] {
  return responsibilities.filter((each) => inForce(each, today));
}

/** A finding at this row. */
export function findingAt(
  { id, title, area }: Responsibility,
  finding: Omit<RegisterFinding, 'row' | 'title' | 'area'>,
): RegisterFinding {
  return { ...finding, row: id, title, area };
}

export function asOthers(responsibilities: readonly Responsibility[]): OtherRow[] {
  return responsibilities.map(({ id, title }) => ({ row: id, title }));
}

/** Opens the row for somebody to choose. */
export function edit({ id }: Responsibility): Remedy {
  return { does: 'edit', row: id, columns: {} };
}
