import { createHash } from 'node:crypto';
import {
  type AuthenticationResult,
  ConfidentialClientApplication,
  InteractionRequiredAuthError,
  ServerError,
} from '@azure/msal-node';
import { ProductError } from '../core/errors.ts';
import { isUnreachable, unreachable } from './errors.ts';
import type { Caller, Clock } from '../usecases/ports.ts';
import { networkClient } from './network-client.ts';
import { createTokenCache } from './token-cache.ts';
import { createPauses, type Pauses } from './pauses.ts';
import { createTokenPauses } from './token-pauses.ts';
import type { Transport } from './transport.ts';

export interface AppRegistration {
  tenantId: string;
  clientId: string;
  clientSecret: string;
}

/** Where the Graph tokens of one identity come from. */
export interface TokenSource {
  get(): Promise<string>;
  /** Graph refused this token: it is not handed out again. */
  forget(token: string): void;
}

/** Graph tokens: on behalf of a person whose token was checked before, or for the app itself. */
export interface GraphTokens {
  /** With these permissions and no others; `consent_needed` where nobody has agreed to them yet. */
  onBehalfOf(
    caller: Pick<Caller, 'oid' | 'assertion'>,
    permissions: readonly string[],
  ): TokenSource;
  asApp: TokenSource;
}

const scopesOf = (permissions: readonly string[]): string[] =>
  permissions.map((scope) => `https://graph.microsoft.com/${scope}`);

const appScopes = ['https://graph.microsoft.com/.default'];

/**
 * One msal client for each assertion: a shared one writes tokens into other users' cache partitions
 * and lets one user's 429 block everybody (facts/graph.md §3.4).
 */
export function createGraphTokens(
  app: AppRegistration,
  transport: Transport,
  now: Clock,
  waiting: Pauses = createPauses(now),
): GraphTokens {
  const cache = createTokenCache(now);
  const pauses = createTokenPauses(waiting);
  const sourceOf = (who: string, key: string, ask: Ask): TokenSource => ({
    get: () =>
      cache.get(key, async () => {
        pauses.check(who);
        return acquire(app, transport, ask, (refusal) => pauses.explain(who, refusal));
      }),
    forget: (token) => cache.forget(key, token),
  });
  return {
    onBehalfOf: ({ oid, assertion }, permissions) =>
      sourceOf(oid, `${digest(assertion)} ${permissions.join(' ')}`, (client) =>
        client
          .acquireTokenOnBehalfOf({ oboAssertion: assertion, scopes: scopesOf(permissions) })
          .catch(askForConsent),
      ),
    asApp: sourceOf('app', 'app', (client) =>
      client.acquireTokenByClientCredential({ scopes: appScopes }),
    ),
  };
}

const digest = (assertion: string): string => createHash('sha256').update(assertion).digest('hex');

/** What the person has not agreed to yet is asked of them in so many words; a claims challenge would not say what for. */
function askForConsent(error: unknown): never {
  if (error instanceof InteractionRequiredAuthError && error.subError === 'consent_required')
    throw new InteractionRequiredAuthError(error.errorCode, error.errorMessage, error.subError);
  throw error;
}

type Ask = (client: ConfidentialClientApplication) => Promise<AuthenticationResult | null>;

/** One request for one token. What msal throws does not tell how long to wait, so the answer itself is looked at. */
async function acquire(
  app: AppRegistration,
  transport: Transport,
  ask: Ask,
  explainRefusal: (refusal: Response) => ProductError,
): Promise<AuthenticationResult> {
  const refusals: ProductError[] = [];
  const watched: Transport = async (request) => {
    const response = await transport(request);
    if (response.status !== 429 && response.status < 500) return response;
    const refusal = explainRefusal(response);
    refusals.push(refusal);
    throw refusal;
  };
  try {
    const result = await ask(createClient(app, watched));
    // of an answer without an error msal makes an empty token, whatever its status
    if (result?.accessToken) return result;
  } catch (error) {
    throw refusals[0] ?? explain(error);
  }
  throw new ProductError('microsoft_refused', 'Entra answered without a token');
}

function createClient(app: AppRegistration, transport: Transport): ConfidentialClientApplication {
  return new ConfidentialClientApplication({
    auth: {
      clientId: app.clientId,
      clientSecret: app.clientSecret,
      authority: `https://login.microsoftonline.com/${app.tenantId}`,
    },
    system: { networkClient: networkClient(transport) },
  });
}

/** What Entra says in words may name the person (AADSTS50105 does): only codes and ids are kept for the log. */
function explain(error: unknown): unknown {
  if (error instanceof InteractionRequiredAuthError) {
    const code = error.claims ? 'step_up_needed' : 'consent_needed';
    return new ProductError(code, `Entra asks for interaction: ${codesIn(error)}`, {
      claims: error.claims || undefined,
    });
  }
  if (error instanceof ServerError)
    return new ProductError('microsoft_refused', `Entra refused a token: ${codesIn(error)}`);
  return isUnreachable(error)
    ? unreachable(error)
    : new ProductError('microsoft_refused', 'Entra refused a token', { cause: error });
}

/** `invalid_grant AADSTS50105 (trace id …)`, as far as Entra said so. */
function codesIn({ errorCode, errorMessage }: ServerError | InteractionRequiredAuthError): string {
  const [number = ''] = /\bAADSTS\d+/.exec(errorMessage) ?? [];
  const [, trace = 'none'] = /\bTrace ID: ([0-9a-f-]{36})/i.exec(errorMessage) ?? [];
  return `${errorCode} ${number} (trace id ${trace})`;
}
