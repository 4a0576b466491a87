import { fields, parseJson, text } from './json.ts';
import { TenantError } from './tenant/http.ts';
import type { TokenBroker, Tokens } from './tenant/tokens.ts';

/** Who is signed in to the host, and for which application it hands out nested tokens. */
export interface NestedAccount {
  oid: string;
  username: string;
  displayName: string;
  tenantId: string;
  /** The application whose tokens are asked for: its client id. */
  clientId: string;
  /** The host's own client id, which stands in the token as `azp`. */
  hostClient: string;
}

const ENVIRONMENT = 'login.microsoftonline.com';
const OPENID_SCOPES = ['openid', 'profile', 'offline_access', 'email'];

/**
 * Answers one message of nested app authentication, JSON in and JSON out, as the broker of a host does
 * (msal-browser's `naa` folder is the other side). Undefined for what is no such request.
 */
export async function answerNested(
  request: string,
  account: NestedAccount,
  broker: TokenBroker,
  consents?: Consents,
): Promise<string | undefined> {
  const asked = fields(parseJson(request));
  if (asked['messageType'] !== 'NestedAppAuthRequest' || !text(asked['requestId']))
    return undefined;
  const method = text(asked['method']);
  const answer = await answerTo(method, asked['tokenParams'], account, { broker, consents });
  const head = { messageType: 'NestedAppAuthResponse', requestId: asked['requestId'] };
  return JSON.stringify({ ...head, ...answer });
}

const GRAPH = 'https://graph.microsoft.com/';

/**
 * Whether the person has allowed an application these permissions of Graph. What Entra would show in a window of its
 * own is shown only where `mayAsk`. For Baton's own scope there is nothing to ask: choosing who one is was enough.
 */
export type Consents = (
  account: NestedAccount,
  permissions: readonly string[],
  mayAsk: boolean,
) => Promise<'allowed' | 'asking' | 'declined' | 'reserved'>;

const withoutConsent = {
  asking: bridgeFailure('USER_INTERACTION_REQUIRED', 'consent_required', 'AADSTS65001'),
  declined: bridgeFailure('USER_CANCEL', 'user_cancelled', 'AADSTS65004: the person declined'),
  reserved: bridgeFailure('PERSISTENT_ERROR', 'access_denied', 'AADSTS90094: for administrators'),
};

function bridgeFailure(status: string, code: string, description: string): BridgeError {
  return { status, code, description };
}

interface Tenant {
  broker: TokenBroker;
  consents: Consents | undefined;
}

type Answer = { success: boolean } & Record<string, unknown>;

async function answerTo(
  method: string,
  params: unknown,
  account: NestedAccount,
  tenant: Tenant,
): Promise<Answer> {
  if (method === 'GetInitContext') return { success: true, initContext: initContext(account) };
  if (method === 'GetToken' || method === 'GetTokenPopup')
    return getToken(params, account, tenant, method === 'GetTokenPopup');
  return failed({ status: 'PERSISTENT_ERROR', code: 'unknown_method', description: method });
}

async function getToken(
  params: unknown,
  account: NestedAccount,
  { broker, consents }: Tenant,
  mayAsk: boolean,
): Promise<Answer> {
  const wish = fields(params);
  const clientId = text(wish['clientId']);
  const scopes = text(wish['scope']).split(' ').filter(Boolean);
  const resource = scopes.filter((scope) => !OPENID_SCOPES.includes(scope));
  if (clientId !== account.clientId) return failed(refused('invalid_client', clientId));
  // Entra wants a resource: a request for openid scopes alone fails in real hosts, too.
  if (resource.length === 0) return failed(refused('invalid_scope', 'A resource scope is needed'));
  const claims = text(wish['claims']);
  const graph = resource.filter((scope) => scope.startsWith(GRAPH));
  try {
    if (graph.length > 0 && consents) {
      const names = graph.map((scope) => scope.slice(GRAPH.length));
      const answer = await consents(account, names, mayAsk);
      if (answer !== 'allowed') return failed(withoutConsent[answer]);
    }
    const tokens = await broker({
      user: account.oid,
      ...(graph.length > 0 ? { audience: 'graph', app: clientId } : { audience: clientId }),
      scopes: graph.length > 0 ? graph.map((scope) => scope.slice(GRAPH.length)) : resource,
      client: account.hostClient,
      ...(claims !== '' && { claims }),
    });
    return { success: true, token: tokenAnswer(tokens, scopes), account: accountInfo(account) };
  } catch (error) {
    return failed(bridgeError(error));
  }
}

/** The scopes are repeated as asked for: msal finds a token in its cache only by the very same words. */
function tokenAnswer(tokens: Tokens, scopes: readonly string[]): Record<string, unknown> {
  return {
    access_token: tokens.accessToken,
    id_token: tokens.idToken,
    expires_in: tokens.expiresInSeconds,
    scope: scopes.join(' '),
    properties: null,
  };
}

function initContext(account: NestedAccount): Record<string, unknown> {
  const { homeAccountId, environment, tenantId } = accountInfo(account);
  return {
    sdkName: 'Playground',
    sdkVersion: '1.0.0',
    capabilities: { queryAccount: true },
    accountContext: { homeAccountId, environment, tenantId },
  };
}

function accountInfo({ oid, tenantId, username, displayName }: NestedAccount) {
  return {
    homeAccountId: `${oid}.${tenantId}`,
    environment: ENVIRONMENT,
    tenantId,
    username,
    localAccountId: oid,
    name: displayName,
  };
}

interface BridgeError {
  status: string;
  code: string;
  description: string;
}

function failed(error: BridgeError): Answer {
  return { success: false, error };
}

function refused(code: string, description: string): BridgeError {
  return { status: 'PERSISTENT_ERROR', code, description };
}

/** The three ways msal tells apart: no network, the person must act, and everything else. */
function bridgeError(error: unknown): BridgeError {
  if (!(error instanceof TenantError)) return refused('unknown', String(error));
  const { status, code, message: description } = error;
  if (status === 0) return { status: 'NO_NETWORK', code, description };
  const interaction = ['interaction_required', 'consent_required', 'login_required'].includes(code);
  return {
    status: interaction ? 'USER_INTERACTION_REQUIRED' : 'PERSISTENT_ERROR',
    code,
    description,
  };
}
