import { expect, it } from 'vitest';
import { answerNested, type Consents, type NestedAccount } from '../../src/playground/naa.ts';
import { TenantError } from '../../src/playground/tenant/http.ts';
import type { TokenWish, Tokens } from '../../src/playground/tenant/tokens.ts';

const account: NestedAccount = {
  oid: 'oid-1',
  username: 'petra.hansen@muster.example',
  displayName: 'Petra Hansen',
  tenantId: 'tid-1',
  clientId: 'baton',
  hostClient: 'outlook-web',
};
const SCOPE = 'api://localhost/baton/access_as_user';
const tokens: Tokens = {
  accessToken: 'AT',
  idToken: 'ID',
  expiresInSeconds: 3599,
  scope: 'access_as_user',
};

function ask(
  method: string,
  tokenParams?: object,
  broker: (wish: TokenWish) => Promise<Tokens> = async () => tokens,
  consents?: Consents,
) {
  const request = { messageType: 'NestedAppAuthRequest', method, requestId: 'r-1', tokenParams };
  return answerNested(JSON.stringify(request), account, broker, consents).then(
    (answer) => JSON.parse(answer ?? 'null') as unknown,
  );
}

it('introduces itself with the account of the person', async () => {
  expect(await ask('GetInitContext')).toMatchObject({
    messageType: 'NestedAppAuthResponse',
    requestId: 'r-1',
    success: true,
    initContext: {
      accountContext: {
        homeAccountId: 'oid-1.tid-1',
        environment: 'login.microsoftonline.com',
        tenantId: 'tid-1',
      },
    },
  });
});

it('asks the broker for the resource alone and as Outlook, and answers in the words of the request', async () => {
  const wishes: TokenWish[] = [];
  const scope = `${SCOPE} openid profile offline_access`;
  const answer = await ask(
    'GetToken',
    { clientId: 'baton', scope, claims: '{"x":1}' },
    async (wish) => {
      wishes.push(wish);
      return tokens;
    },
  );
  expect(wishes).toEqual([
    { user: 'oid-1', audience: 'baton', scopes: [SCOPE], client: 'outlook-web', claims: '{"x":1}' },
  ]);
  expect(answer).toMatchObject({
    success: true,
    token: { access_token: 'AT', id_token: 'ID', expires_in: 3599, scope },
    account: {
      homeAccountId: 'oid-1.tid-1',
      localAccountId: 'oid-1',
      username: 'petra.hansen@muster.example',
    },
  });
});

it('refuses another application and a request without a resource, as real hosts do', async () => {
  expect(await ask('GetToken', { clientId: 'somebody', scope: SCOPE })).toMatchObject({
    success: false,
    error: { status: 'PERSISTENT_ERROR', code: 'invalid_client' },
  });
  expect(await ask('GetToken', { clientId: 'baton', scope: 'openid profile' })).toMatchObject({
    error: { code: 'invalid_scope' },
  });
});

it.each([
  [new TenantError(400, 'interaction_required', 'x'), 'USER_INTERACTION_REQUIRED'],
  [new TenantError(0, 'unreachable', 'x'), 'NO_NETWORK'],
  [new TenantError(500, 'server_error', 'x'), 'PERSISTENT_ERROR'],
])('translates the refusal %o', async (refusal, status) => {
  const answer = await ask('GetTokenPopup', { clientId: 'baton', scope: SCOPE }, async () => {
    throw refusal;
  });
  expect(answer).toMatchObject({ success: false, error: { status, code: refusal.code } });
});

it.each([
  '',
  'nonsense',
  '[]',
  'null',
  '{"messageType":"Other","requestId":"1"}',
  '{"messageType":"NestedAppAuthRequest"}',
])('keeps silent on %j', async (request) =>
  expect(await answerNested(request, account, async () => tokens)).toBeUndefined(),
);

it('asks the person before an application gets more of Graph, and only where a window is allowed', async () => {
  const scope = 'https://graph.microsoft.com/Calendars.ReadBasic openid';
  const wishes: TokenWish[] = [];
  const broker = async (wish: TokenWish) => {
    wishes.push(wish);
    return tokens;
  };
  const person: Consents = async (_, permissions, mayAsk) => {
    expect(permissions).toEqual(['Calendars.ReadBasic']);
    return mayAsk ? 'allowed' : 'asking';
  };
  const params = { clientId: 'baton', scope };
  expect(await ask('GetToken', params, broker, person)).toMatchObject({
    error: { status: 'USER_INTERACTION_REQUIRED' },
  });
  expect(wishes).toEqual([]);
  expect(await ask('GetTokenPopup', params, broker, person)).toMatchObject({ success: true });
  expect(wishes).toMatchObject([
    { audience: 'graph', app: 'baton', scopes: ['Calendars.ReadBasic'] },
  ]);
  expect(await ask('GetTokenPopup', params, broker, async () => 'declined')).toMatchObject({
    error: { status: 'USER_CANCEL' },
  });
});
