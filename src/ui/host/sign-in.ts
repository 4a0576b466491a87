import type {
  AccountInfo,
  AuthenticationResult,
  IPublicClientApplication,
  SilentRequest,
} from '@azure/msal-browser';
import type { AppConfig } from '../shared/config.ts';
import { type Host, SignInError, type TokenWish } from './host.ts';
import { createWindowGuard, type WindowGuard } from './window-guard.ts';

type Consent = Required<Pick<Host, 'askConsent' | 'prepareConsent'>>;

/**
 * Nested app authentication: Outlook signs the person in for us. Without the host's bridge the same
 * client falls back to its own pop-up, so this also serves a plain browser window. The library is big,
 * hence a chunk of its own; what it stores stays in memory.
 */
export function nestedSignIn(config: AppConfig): Required<Pick<Host, 'getToken'>> & Consent {
  const client = clientWhenNeeded(config);
  const guard = createWindowGuard(window, () => performance.now());
  // fetched while the host starts; whether it came is seen when somebody is to be signed in
  library().catch(() => undefined);
  // without a bridge the library does not say by itself who signed in a moment ago
  let account: AccountInfo | undefined;
  return {
    getToken: async (wish = {}) => {
      const wanted = { ...request(config, wish), ...(account && { account }) };
      const acquired = await acquire(await client(), wanted, guard);
      if (!isNested()) account = acquired.account;
      return acquired.accessToken;
    },
    ...consentBy(client),
  };
}

/** Where the host signs people in by its own means: the library comes only when more is to be allowed. */
export function consentOnly(config: AppConfig): Consent {
  return consentBy(clientWhenNeeded(config));
}

function consentBy(client: () => Promise<IPublicClientApplication>): Consent {
  return {
    askConsent: async (permissions) => allow(await client(), permissions),
    // whether it came is seen when somebody is asked
    prepareConsent: () => void client().catch(() => undefined),
  };
}

function clientWhenNeeded(config: AppConfig): () => Promise<IPublicClientApplication> {
  let client: Promise<IPublicClientApplication> | undefined;
  return () => {
    client ??= createClient(config).catch((error: unknown) => {
      client = undefined;
      throw new SignInError('The sign-in library could not start', { cause: error });
    });
    return client;
  };
}

/** A window of Microsoft's that says what is to be allowed. The token that comes of it is not used: Baton's server asks with its own. */
async function allow(
  client: IPublicClientApplication,
  permissions: readonly string[],
): Promise<void> {
  const scopes = permissions.map((name) => `https://graph.microsoft.com/${name}`);
  try {
    await client.acquireTokenPopup({ scopes });
  } catch (error) {
    throw new SignInError('The person did not allow it', { cause: error });
  }
}

/** Named where it is imported, so that the rest of the library stays out of the chunk. */
async function library() {
  const { createNestablePublicClientApplication } = await import(
    /* webpackChunkName: "sign-in" */ '@azure/msal-browser'
  );
  return createNestablePublicClientApplication;
}

async function createClient(config: AppConfig): Promise<IPublicClientApplication> {
  const createNestable = await library();
  return await createNestable({
    auth: {
      clientId: config.clientId,
      authority: `https://login.microsoftonline.com/${config.tenantId}`,
      // only where the host's bridge is missing: the page that hands Entra's answer to this one
      redirectUri: `${window.location.origin}/signed-in`,
    },
    cache: { cacheLocation: 'memoryStorage' },
  });
}

/** Whether a host signs people in. Its bridge keeps the account itself. */
function isNested(): boolean {
  return 'nestedAppAuthBridge' in window;
}

function request(config: AppConfig, wish: TokenWish): SilentRequest {
  return {
    scopes: [config.scope],
    ...(wish.fresh && { forceRefresh: true }),
    ...(wish.claims !== undefined && { claims: wish.claims }),
  };
}

/** Silent first; asks the person only when the library says that only they can help. */
async function acquire(
  client: IPublicClientApplication,
  wanted: SilentRequest,
  guard: WindowGuard,
): Promise<AuthenticationResult> {
  try {
    return await client.acquireTokenSilent(wanted);
  } catch (error) {
    const code = unreached.has(codeOf(error)) ? 'no_connection' : 'no_token';
    if (!needsPerson(error))
      throw new SignInError('No token from the host', { cause: error, code });
  }
  if (!guard.mayOpen())
    throw new SignInError('The person has to want the window', { code: 'needs_click' });
  try {
    const { scopes, claims } = wanted;
    return await client.acquireTokenPopup({ scopes, ...(claims !== undefined && { claims }) });
  } catch (error) {
    guard.failed();
    const code = withoutWindow.has(codeOf(error)) ? 'needs_click' : 'sign_in_failed';
    throw new SignInError('The person did not sign in', { cause: error, code });
  }
}

function needsPerson(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'InteractionRequiredAuthError' || codeOf(error) === 'no_account_error';
}

/** The browser opens no window that nobody clicked for; and a person may close it. */
const withoutWindow: ReadonlySet<string> = new Set([
  'popup_window_error',
  'empty_window_error',
  'user_cancelled',
  // the same, said by a host
  'user_canceled',
]);

/** What the library says where neither a host nor Entra could be asked. */
const unreached: ReadonlySet<string> = new Set([
  'no_network_connectivity',
  'network_error',
  'post_request_failed',
  'get_request_failed',
]);

function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('errorCode' in error)) return '';
  return typeof error.errorCode === 'string' ? error.errorCode : '';
}
