import type { BrowserContext, Route } from 'playwright-core';

/** Who signs in, and for which application. */
export interface PlayedAccount {
  oid: string;
  name: string;
  mail: string;
  tenantId: string;
  clientId: string;
  scope: string;
  /** An access token for the application, in this person's name. */
  accessToken: () => Promise<string>;
}

/** Entra's side of msal's pop-up, as its documentation describes it. */
export interface PlayedEntra {
  /** The addresses people were sent back to. */
  redirects: string[];
}

export async function playEntra(
  context: BrowserContext,
  account: PlayedAccount,
): Promise<PlayedEntra> {
  const redirects: string[] = [];
  let nonce = '';
  await context.route(/login\.microsoftonline\.com.*\/authorize/, async (route) => {
    const asked = new URL(route.request().url()).searchParams;
    nonce = asked.get('nonce') ?? '';
    const back = new URL(asked.get('redirect_uri') ?? '');
    redirects.push(back.href);
    back.hash = new URLSearchParams({
      code: 'a-code',
      state: asked.get('state') ?? '',
      client_info: clientInfoOf(account),
    }).toString();
    await route.fulfill({ status: 302, headers: { location: back.href } });
  });
  await context.route(/login\.microsoftonline\.com.*\/token/, (route) =>
    answerToken(route, account, nonce),
  );
  return { redirects };
}

const base64 = (json: unknown) => Buffer.from(JSON.stringify(json)).toString('base64url');

function clientInfoOf({ oid, tenantId }: PlayedAccount): string {
  return base64({ uid: oid, utid: tenantId });
}

async function answerToken(route: Route, account: PlayedAccount, nonce: string): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    aud: account.clientId,
    iss: `https://login.microsoftonline.com/${account.tenantId}/v2.0`,
    tid: account.tenantId,
    oid: account.oid,
    sub: account.oid,
    name: account.name,
    preferred_username: account.mail,
    ver: '2.0',
    nonce,
    iat: now,
    exp: now + 3600,
  };
  await route.fulfill({
    headers: { 'access-control-allow-origin': '*' },
    json: {
      token_type: 'Bearer',
      scope: `${account.scope} openid profile offline_access`,
      expires_in: 3600,
      access_token: await account.accessToken(),
      id_token: `${base64({ alg: 'RS256', typ: 'JWT' })}.${base64(claims)}.c2ln`,
      client_info: clientInfoOf(account),
    },
  });
}
