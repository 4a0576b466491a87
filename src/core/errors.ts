/**
 * Every failure Baton can name. Codes are stable: they stand in answers, logs and exit codes.
 * Expected outcomes ("somebody already has it") are not errors but members of a result type.
 */
export const errorCodes = [
  'invalid_request',
  'day_to_come',
  'not_signed_in',
  'wrong_tenant',
  'step_up_needed',
  'consent_needed',
  'no_access',
  'not_found',
  'mail_not_found',
  'key_reused',
  'not_allowed_now',
  'reason_needed',
  'passed_on_too_often',
  'with_them_already',
  'recipient_not_listed',
  'recipient_away',
  'recipient_closed',
  'four_eyes',
  'nobody_eligible',
  'partner_not_listed',
  'changed_meanwhile',
  'too_large',
  'too_many_requests',
  'lists_missing',
  'list_broken',
  'index_building',
  'microsoft_busy',
  'microsoft_unreachable',
  'microsoft_refused',
  'unexpected',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** A failure with a stable code. `message` is for the log; people read the sentence that belongs to the code. */
export class ProductError extends Error {
  readonly code: ErrorCode;
  /** A claims challenge from Entra that the client must satisfy before it tries again. */
  readonly claims: string | undefined;
  /** Seconds after which a new attempt makes sense. */
  readonly retryAfterSeconds: number | undefined;
  /** HTTP status of the answer that is behind it. */
  readonly status: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    more: {
      cause?: unknown;
      claims?: string | undefined;
      retryAfterSeconds?: number | undefined;
      status?: number | undefined;
    } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'ProductError';
    this.code = code;
    this.claims = more.claims;
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.status = more.status;
  }
}

/** True for our failures, also when they come from another realm or bundle. */
export function isProductError(error: unknown): error is ProductError {
  return (
    error instanceof Error && 'code' in error && errorCodes.some((code) => code === error.code)
  );
}
