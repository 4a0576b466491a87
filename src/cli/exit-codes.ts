import { CommanderError } from 'commander';
import { type ErrorCode, isProductError } from '../core/errors.ts';

/** Exit codes of the command line: 2 for what the caller can mend, 3 for rights, 4 for Microsoft 365, 1 for ourselves. */
export const exitCodes = {
  invalid_request: 2,
  day_to_come: 2,
  not_signed_in: 3,
  wrong_tenant: 3,
  step_up_needed: 3,
  consent_needed: 3,
  no_access: 3,
  not_found: 2,
  mail_not_found: 2,
  key_reused: 2,
  not_allowed_now: 2,
  reason_needed: 2,
  passed_on_too_often: 2,
  with_them_already: 2,
  recipient_not_listed: 2,
  recipient_away: 2,
  recipient_closed: 2,
  four_eyes: 2,
  nobody_eligible: 2,
  partner_not_listed: 2,
  changed_meanwhile: 4,
  too_large: 2,
  too_many_requests: 4,
  lists_missing: 2,
  list_broken: 4,
  index_building: 4,
  microsoft_busy: 4,
  microsoft_unreachable: 4,
  microsoft_refused: 4,
  unexpected: 1,
} as const satisfies Record<ErrorCode, number>;

/** A command line that nobody understands can be mended by whoever wrote it. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  return isProductError(error) ? exitCodes[error.code] : 1;
}
