import { z } from 'zod';
import { type ErrorCode, ProductError } from '../core/errors.ts';
import { retryAfterSeconds } from './retry-after.ts';

const refusal = z.object({
  error: z.string().catch(''),
  error_description: z.string().catch(''),
  claims: z.string().optional().catch(undefined),
});

const again = 'Run npx baton sign-in again.';

/** What a person can do about it, by the words of the protocol. */
const byError = new Map<string, [ErrorCode, string]>([
  ['expired_token', ['not_signed_in', `The code has expired. ${again}`]],
  ['bad_verification_code', ['not_signed_in', `Entra does not know this code. ${again}`]],
  [
    'authorization_declined',
    ['not_signed_in', `The sign-in was declined in the browser. ${again}`],
  ],
]);

/** The same by Entra's numbers, which are no contract: where one is unknown the general sentence stands. */
const byNumber = new Map<string, [ErrorCode, string]>([
  [
    '53003',
    [
      'no_access',
      'Conditional access does not let you sign in with a code. Ask your admin to allow the device code flow for the command line’s app registration.',
    ],
  ],
  [
    '7000218',
    [
      'invalid_request',
      'The app registration BATON_CLI_CLIENT_ID is no public client: in the Entra admin center, under Authentication, allow public client flows.',
    ],
  ],
  ['700016', ['invalid_request', 'BATON_CLI_CLIENT_ID names no app registration of this tenant.']],
  [
    '65001',
    [
      'consent_needed',
      'Nobody has consented to the permissions of the command line’s app registration: ask an admin to grant them.',
    ],
  ],
]);

/** A refusal as one sentence; nothing while the person has not entered the code yet. Entra's own words may name the person: only its codes are kept. */
export async function explainSignIn(response: Response): Promise<ProductError | undefined> {
  if (response.status === 429 || response.status >= 500)
    return new ProductError(
      'microsoft_busy',
      `Entra answered ${response.status}. Try again later.`,
      {
        retryAfterSeconds: retryAfterSeconds(response.headers),
        status: response.status,
      },
    );
  const body: unknown = await response.json().catch(() => ({}));
  const { error, error_description: words, claims } = refusal.parse(body);
  if (error === 'authorization_pending') return undefined;
  const [, number = ''] = /\bAADSTS(\d+)/.exec(words) ?? [];
  const known = byError.get(error) ?? byNumber.get(number);
  if (known !== undefined) return new ProductError(...known);
  const seen = [error, number && `AADSTS${number}`].filter(Boolean).join(' ');
  return claims === undefined
    ? new ProductError('not_signed_in', `Entra refused the sign-in (${seen}). ${again}`)
    : new ProductError(
        'step_up_needed',
        `Your company asks for a stronger sign-in, conditional access (${seen}). ${again}`,
        { claims },
      );
}
