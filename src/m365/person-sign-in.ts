import {
  type AccountInfo,
  type AuthenticationResult,
  type ICachePlugin,
  PublicClientApplication,
} from '@azure/msal-node';
import { commandLinePermissions, probePermissions } from '../core/app-permissions.ts';
import { isProductError, ProductError } from '../core/errors.ts';
import type { NamedPerson } from '../core/handoff-record.ts';
import type { PersonSignIn, SignInStore } from '../usecases/ports.ts';
import { isUnreachable, unreachable } from './errors.ts';
import { networkClient } from './network-client.ts';
import { explainSignIn } from './sign-in-refusal.ts';
import type { TokenSource } from './tokens.ts';
import type { Transport } from './transport.ts';

const ofGraph = (permissions: readonly string[]): string[] =>
  permissions.map((scope) => `https://graph.microsoft.com/${scope}`);

const scopes = ofGraph(commandLinePermissions);

/** What `doctor --probe` needs to write a mail to the person themselves. */
export const probeScopes = ofGraph(['User.Read', ...probePermissions]);

/** A person at the command line: signs in with a device code, and gets their own Graph tokens. */
export interface SignInDoor extends PersonSignIn {
  tokens: TokenSource;
  /** Their tokens with other scopes, of Graph or of an API; throws where nobody has consented. */
  tokensFor(scopes: string[]): TokenSource;
}

/** As a public client, which has no secret. What Entra refuses is read from its answer: of it msal tells too little. */
export function createPersonSignIn(
  app: { tenantId: string; clientId: string },
  store: SignInStore,
  transport: Transport,
): SignInDoor {
  const refusals: ProductError[] = [];
  const watched: Transport = async (request) => {
    const response = await transport(request);
    const refusal = response.ok ? undefined : await explainSignIn(response.clone());
    if (refusal === undefined) return response;
    refusals.push(refusal);
    throw refusal;
  };
  const client = new PublicClientApplication({
    auth: {
      clientId: app.clientId,
      authority: `https://login.microsoftonline.com/${app.tenantId}`,
    },
    cache: { cachePlugin: cacheIn(store) },
    system: { networkClient: networkClient(watched) },
  });
  const asked = async <Result>(ask: () => Promise<Result>): Promise<Result> => {
    refusals.length = 0;
    try {
      return await ask();
    } catch (error) {
      throw refusals[0] ?? explain(error);
    }
  };
  const tokensFor = (scopes: string[]): TokenSource => {
    let refused = '';
    return {
      get: () =>
        asked(async () => {
          const account = await accountOf(client);
          const forceRefresh = refused !== '';
          const result = await client.acquireTokenSilent({ account, scopes, forceRefresh });
          refused = '';
          return granted(result).accessToken;
        }),
      forget(token) {
        refused = token;
      },
    };
  };
  return {
    async signIn(show, more) {
      const deviceCodeCallback = ({ verificationUri, userCode }: Shown) =>
        show({ address: verificationUri, code: userCode });
      const result = await asked(() =>
        client.acquireTokenByDeviceCode({
          scopes: more === 'probe' ? [...scopes, ...probeScopes] : scopes,
          deviceCodeCallback,
        }),
      );
      return personOf(granted(result).account);
    },
    who: async () => personOf(await accountOf(client)),
    signOut: () => store.remove(),
    tokensFor,
    tokens: tokensFor(scopes),
  };
}

interface Shown {
  verificationUri: string;
  userCode: string;
}

async function accountOf(client: PublicClientApplication): Promise<AccountInfo> {
  const [account] = await client.getTokenCache().getAllAccounts();
  if (account !== undefined) return account;
  throw new ProductError('not_signed_in', 'Nobody is signed in. Run npx baton sign-in.');
}

function granted(result: AuthenticationResult | null): AuthenticationResult {
  if (result?.accessToken) return result;
  throw new ProductError('microsoft_refused', 'Entra answered without a token');
}

function personOf(account: AccountInfo | null): NamedPerson {
  if (account === null) throw new ProductError('microsoft_refused', 'Entra did not say who it is');
  return { oid: account.localAccountId, name: account.name ?? account.username };
}

/** What msal itself finds out, without a refusal from Entra. */
function explain(error: unknown): unknown {
  if (isProductError(error)) return error;
  if (isUnreachable(error)) return unreachable(error);
  return new ProductError(
    'not_signed_in',
    'The sign-in has ended, or its code has expired. Run npx baton sign-in.',
    { cause: error },
  );
}

function cacheIn(store: SignInStore): ICachePlugin {
  return {
    async beforeCacheAccess({ tokenCache }) {
      const kept = await store.read();
      if (kept !== '') tokenCache.deserialize(kept);
    },
    async afterCacheAccess({ cacheHasChanged, tokenCache }) {
      if (cacheHasChanged) await store.write(tokenCache.serialize());
    },
  };
}
