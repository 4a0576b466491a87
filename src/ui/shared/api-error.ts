import type { Problem } from '../../wire/api.ts';

/** What a failed call means for the person: `offline` can be tried again, the others need something else first. */
export type FailureKind = 'offline' | 'sign_in' | 'no_access' | 'refused';

/** The server's words for it, when it had any: sentences in the language that was asked for. */
export interface Failure {
  kind: FailureKind;
  /** `core/errors.ts`, or `no_connection`, a `SignInCode`, `item_changed` (another mail lies under the pane), `unreadable_answer` when there was no problem to read. */
  code: string;
  title?: string;
  detail?: string;
  requestId?: string;
  /** How long the server wants not to be asked. */
  retryAfterSeconds?: number;
}

/** A call to our server that did not succeed. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.code, { cause });
    this.failure = failure;
  }
}

/** The failure inside anything that was thrown; what we do not know counts as refused. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ApiError) return error.failure;
  return { kind: 'refused', code: 'unexpected' };
}

/** Sorts a refusal of the server by what the person can do about it. */
export function toFailure(status: number, problem: Partial<Problem>): Failure {
  const { code = 'unreadable_answer', title, detail, requestId } = problem;
  return {
    kind: kindOf(status, code),
    code,
    ...(title && { title }),
    ...(detail && { detail }),
    ...(requestId && { requestId }),
  };
}

function kindOf(status: number, code: string): FailureKind {
  if (code === 'consent_needed' || code === 'step_up_needed') return 'sign_in';
  if (status === 401) return 'sign_in';
  if (status === 403) return 'no_access';
  const gone = [502, 503, 504].includes(status);
  return gone ? 'offline' : 'refused';
}
