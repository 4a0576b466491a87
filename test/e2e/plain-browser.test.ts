import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../src/sample/company.ts';
import { launchBrowser } from '../support/playground-page.ts';
import { type RunningBaton, startBaton } from '../support/running-baton.ts';

/** Outside Teams and Outlook: msal's own pop-up, Entra's side of it played as its documentation describes it. */
describe('the tab in a plain browser window', () => {
  let baton: RunningBaton;
  let browser: Browser;
  let context: BrowserContext;
  let entra: Entra;
  beforeAll(async () => {
    baton = await startBaton();
    browser = await launchBrowser();
    context = await browser.newContext({ locale: 'de-DE' });
    entra = await playEntra(context, baton);
  });
  afterAll(async () => {
    await browser?.close();
    await baton?.stop();
  });

  it('signs the person in with a pop-up that comes back, closes, and stores nothing', async () => {
    const page = await context.newPage();
    await page.goto(`${entra.app}/tab`);
    const signIn = page.getByRole('button', { name: 'Anmelden' });
    const found = page.getByText('Zuständigkeiten im Register', { exact: false }).first();
    await signIn.or(found).first().waitFor();
    if (await signIn.isVisible()) await signIn.click();
    await found.waitFor();
    await expect.poll(() => context.pages().length).toBe(1);
    expect(entra.redirects).toEqual([`${entra.app}/signed-in`]);
    const { origins } = await context.storageState();
    expect(JSON.stringify(origins)).not.toContain('eyJ');
  });
});

interface Entra {
  /** Where Baton's own server is. */
  app: string;
  /** The addresses people were sent back to. */
  redirects: string[];
}

async function playEntra(context: BrowserContext, baton: RunningBaton): Promise<Entra> {
  const env: Record<string, string> = JSON.parse(
    readFileSync(join(baton.dataFolder, 'embedded.json'), 'utf8'),
  );
  const app = `http://localhost:${env['PORT']}`;
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
      client_info: clientInfo,
    }).toString();
    await route.fulfill({ status: 302, headers: { location: back.href } });
  });
  await context.route(/login\.microsoftonline\.com.*\/token/, (route) =>
    answerToken(route, baton, env, nonce),
  );
  return { app, redirects };
}

const { tenant } = sampleCompany(new Date());
const petra = tenant.users.find(({ displayName }) => displayName === 'Petra Hansen');
const base64 = (json: unknown) => Buffer.from(JSON.stringify(json)).toString('base64url');
const clientInfo = base64({ uid: petra?.oid, utid: tenant.tenantId });

async function answerToken(
  route: Route,
  baton: RunningBaton,
  env: Record<string, string>,
  nonce: string,
): Promise<void> {
  const { BATON_CLIENT_ID: client = '', BATON_SCOPE: scope } = env;
  const order = { user: petra?.oid, audience: client, scopes: ['access_as_user'], client };
  const made = await fetch(`${baton.url}/__emulator/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(order),
  });
  const { access_token } = (await made.json()) as { access_token: string };
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    aud: client,
    iss: `https://login.microsoftonline.com/${tenant.tenantId}/v2.0`,
    tid: tenant.tenantId,
    oid: petra?.oid,
    sub: 'petra',
    name: 'Petra Hansen',
    preferred_username: petra?.mail,
    ver: '2.0',
    nonce,
    iat: now,
    exp: now + 3600,
  };
  await route.fulfill({
    headers: { 'access-control-allow-origin': '*' },
    json: {
      token_type: 'Bearer',
      scope: `${scope} openid profile offline_access`,
      expires_in: 3600,
      access_token,
      id_token: `${base64({ alg: 'RS256', typ: 'JWT' })}.${base64(claims)}.c2ln`,
      client_info: clientInfo,
    },
  });
}
