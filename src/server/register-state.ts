import type { CurrentRegister } from '../usecases/current-register.ts';
import type { RegisterState } from '../wire/api.ts';

/** How fresh and sound the register behind an answer is. */
export function registerState({ asOf, stale, findings }: CurrentRegister): RegisterState {
  const skipped = new Set(findings.filter((each) => each.skipped).map(({ row }) => row));
  return { asOf, stale, skippedRows: skipped.size };
}
