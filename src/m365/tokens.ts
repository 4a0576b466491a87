import { createHash } from 'node:crypto';
import {
  type AuthenticationResult,
  ConfidentialClientApplication,
  type INetworkModule,
  InteractionRequiredAuthError,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node';
import { ProductError } from '../core/errors.ts';
import { isUnreachable, unreachable } from './errors.ts';
import type { Clock } from '../usecases/ports.ts';
import type { Transport } from './transport.ts';

export interface AppRegistration {
  tenantId: string;
  clientId: string;
  clientSecret: string;
}

/** Graph tokens: on behalf of a person whose token was checked before, or for the app itself. */
export interface GraphTokens {
  onBehalfOf(assertion: string): Promise<string>;
  asApp(): Promise<string>;
}

/** What Baton does as the person who clicked. */
const delegatedScopes = [
  'User.Read',
  'Mail.ReadWrite',
  'Mail.ReadWrite.Shared',
  'Mail.Send',
  'Mail.Send.Shared',
  'Sites.Selected',
].map((scope) => `https://graph.microsoft.com/${scope}`);

const appScopes = ['https://graph.microsoft.com/.default'];

/** Tokens kept at most, each for one assertion. */
const cacheSize = 2_000;
const renewBeforeMs = 5 * 60_000;

/**
 * One msal client for each assertion: a shared one writes tokens into other users' cache partitions
 * and lets one user's 429 block everybody (facts/graph.md §3.4).
 */
export function createGraphTokens(
  app: AppRegistration,
  transport: Transport,
  now: Clock,
): GraphTokens {
  const cached = createTokenCache(now);
  const client = () =>
    new ConfidentialClientApplication({
      auth: {
        clientId: app.clientId,
        clientSecret: app.clientSecret,
        authority: `https://login.microsoftonline.com/${app.tenantId}`,
      },
      system: { networkClient: networkClient(transport) },
    });
  return {
    onBehalfOf: (assertion) =>
      cached(createHash('sha256').update(assertion).digest('hex'), () =>
        client().acquireTokenOnBehalfOf({ oboAssertion: assertion, scopes: delegatedScopes }),
      ),
    asApp: () =>
      cached('app', () => client().acquireTokenByClientCredential({ scopes: appScopes })),
  };
}

type Acquire = () => Promise<AuthenticationResult | null>;

/** Remembers results until shortly before they expire, and joins simultaneous requests for the same key. */
function createTokenCache(now: Clock): (key: string, acquire: Acquire) => Promise<string> {
  const results = new Map<string, Promise<KeptToken>>();
  return async (key, acquire) => {
    const known = results.get(key);
    if (known !== undefined) {
      const result = await known;
      if (now().getTime() < result.renewAt) return result.accessToken;
    }
    const result = acquireOrExplain(acquire).then((acquired) => keep(acquired, now()));
    results.delete(key);
    results.set(key, result);
    forgetOldest(results);
    result.catch(() => results.delete(key));
    return (await result).accessToken;
  };
}

interface KeptToken {
  accessToken: string;
  /** By our clock, in milliseconds. */
  renewAt: number;
}

/** msal reckons by the clock of the machine; Baton's own clock is told how long there is left. */
function keep({ accessToken, expiresOn }: AuthenticationResult, now: Date): KeptToken {
  const leftMs = expiresOn === null ? 0 : expiresOn.getTime() - Date.now();
  return { accessToken, renewAt: now.getTime() + leftMs - renewBeforeMs };
}

function forgetOldest(results: Map<string, unknown>): void {
  if (results.size <= cacheSize) return;
  const [oldest] = results.keys();
  if (oldest !== undefined) results.delete(oldest);
}

async function acquireOrExplain(acquire: Acquire): Promise<AuthenticationResult> {
  try {
    const result = await acquire();
    if (result !== null) return result;
  } catch (error) {
    throw explain(error);
  }
  throw new ProductError('microsoft_refused', 'Entra answered without a token');
}

function explain(error: unknown): unknown {
  if (error instanceof InteractionRequiredAuthError) {
    const code = error.claims ? 'step_up_needed' : 'consent_needed';
    return new ProductError(code, `Entra asks for interaction: ${error.errorCode}`, {
      cause: error,
      claims: error.claims || undefined,
    });
  }
  return isUnreachable(error)
    ? unreachable(error)
    : new ProductError('microsoft_refused', 'Entra refused a token', { cause: error });
}

function networkClient(transport: Transport): INetworkModule {
  return {
    sendGetRequestAsync: <T>(url: string, options?: NetworkRequestOptions) =>
      exchange<T>(transport, 'GET', url, options),
    sendPostRequestAsync: <T>(url: string, options?: NetworkRequestOptions) =>
      exchange<T>(transport, 'POST', url, options),
  };
}

async function exchange<T>(
  transport: Transport,
  method: string,
  url: string,
  options: NetworkRequestOptions = {},
): Promise<NetworkResponse<T>> {
  const response = await transport(
    new Request(url, {
      method,
      headers: options.headers ?? {},
      ...(options.body !== undefined && { body: options.body }),
    }),
  );
  return {
    headers: Object.fromEntries(response.headers),
    // msal names the type it expects and checks the content itself
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    body: (await response.json()) as T,
    status: response.status,
  };
}
