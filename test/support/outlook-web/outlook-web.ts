import { readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { Browser, BrowserContext, FrameLocator, Page, Route } from 'playwright-core';
import { answerNested, type NestedAccount } from '../../../src/playground/naa.ts';
import { createApp } from '../../../src/server/app.ts';
import { createPages } from '../../../src/server/pages.ts';
import type { World } from '../world.ts';
import type { ShownMail } from './initial-data.ts';

const ORIGIN = 'https://baton.example';
const root = resolve(import.meta.dirname, '../../..');
const library = dirname(
  createRequire(import.meta.url).resolve('@microsoft/office-js/dist/office.js'),
);

/** The pane beside a mail in what Microsoft's own office.js takes for Outlook on the web. */
export interface OutlookWeb {
  context: BrowserContext;
  page: Page;
  pane: FrameLocator;
  /** Addresses outside, and what the pane complained about. */
  complaints: string[];
  /** Beside the pane, or beside another page of Baton's. */
  show(mail: ShownMail, page?: string): Promise<void>;
  /** What stands in the mail now. */
  shown(): Promise<ShownMail>;
  /** What led out of the pane since it was asked last: 13 Tab, 14 Shift+Tab, 15 Esc. */
  exits(): Promise<number[]>;
}

/** As much of a library that office.js fetches from a network nobody has here as it needs to start. */
const ajaxStub = `(function(){
  window.Type = Function;
  Type.registerNamespace = function (name) {
    name.split('.').reduce(function (at, part) { return (at[part] = at[part] || {}); }, window);
  };
  Type.prototype.registerClass = Type.registerClass = Type._registerScript = function () {};
  Function._validateParams = function () { return null; };
  Function.createDelegate = function (self, act) { return function () { return act.apply(self, arguments); }; };
  window.Sys = {
    StringBuilder: function () {}, EventHandlerList: function () {}, Debug: { trace: function () {} },
    Serialization: { JavaScriptSerializer: { serialize: JSON.stringify, deserialize: JSON.parse } },
  };
})();\n`;

export interface OutlookWebOptions {
  /** The newest requirement set it knows: 1.13 is the newest of this office.js, phones have 1.5. */
  mailboxSet?: string;
  /** Whether Outlook signs the person in; older ones leave it to the sign-in library. True by default. */
  signsIn?: boolean;
}

export async function openOutlookWeb(
  browser: Browser,
  world: World,
  person: string,
  { mailboxSet = '1.13', signsIn = true }: OutlookWebOptions = {},
): Promise<OutlookWeb> {
  const context = await browser.newContext({
    locale: 'de-DE',
    viewport: { width: 760, height: 640 },
  });
  context.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  await serve(context, world, { complaints, host: hostPage(mailboxSet) });
  if (signsIn) await bridge(context, world, person);
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.goto(`${ORIGIN}/outlook`);
  return {
    context,
    page,
    pane: page.frameLocator('iframe'),
    complaints,
    show: (mail, path) =>
      page.evaluate(([shown, to]) => Reflect.get(window, 'outlook').show(shown, to), [
        mail,
        path,
      ] as const),
    shown: () => page.evaluate(() => Reflect.get(window, 'outlook').shown()),
    exits: () => page.evaluate(() => Reflect.get(window, 'outlook').exits()),
  };
}

/** Every request of the browser is answered in this process: Baton's by Baton itself. */
async function serve(
  context: BrowserContext,
  world: World,
  { complaints, host }: { complaints: string[]; host: string },
): Promise<void> {
  const officeJs = `${ORIGIN}/office/office.js`;
  const pages = createPages(join(root, 'build/app'), {
    clientId: world.clientId,
    tenantId: world.sample.tenant.tenantId,
    scope: `api://localhost/${world.clientId}/access_as_user`,
    hostOrigins: [ORIGIN],
    logId: 'test',
    officeJs,
    iconFolder: join(root, 'appPackage/icons'),
  });
  const baton = createApp(world.product.context, { hostOrigins: [ORIGIN], officeJs, pages });
  await context.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== ORIGIN) {
      complaints.push(route.request().url());
      return route.abort();
    }
    if (pathname === '/outlook') return route.fulfill({ contentType: 'text/html', body: host });
    if (pathname.startsWith('/office/')) return fulfillLibrary(route, pathname.slice(8));
    return fulfill(route, await baton.fetch(await requestOf(route)));
  });
}

function hostPage(mailboxSet: string): string {
  const source = readFileSync(join(import.meta.dirname, 'host.ts'), 'utf8');
  return `<!doctype html><title>Outlook</title><body data-mailbox="${mailboxSet}"><button>Davor</button><iframe title="Baton" style="width:320px;height:570px"></iframe><button>Danach</button><script>${stripTypeScriptTypes(source)}</script>`;
}

function fulfillLibrary(route: Route, file: string): Promise<void> {
  const text = readFileSync(join(library, file), 'utf8');
  const body = file === 'office.js' ? ajaxStub + text : text;
  return route.fulfill({ contentType: 'text/javascript', body });
}

async function requestOf(route: Route): Promise<Request> {
  const request = route.request();
  const body = request.postData();
  return new Request(request.url(), {
    method: request.method(),
    headers: await request.allHeaders(),
    ...(body !== null && { body }),
  });
}

async function fulfill(route: Route, answer: Response): Promise<void> {
  const headers = Object.fromEntries(answer.headers);
  delete headers['content-encoding'];
  const body = Buffer.from(await answer.arrayBuffer());
  await route.fulfill({ status: answer.status, headers, body });
}

/** The bridge that Outlook leaves for the sign-in library; the library itself is the real one. */
async function bridge(context: BrowserContext, world: World, person: string): Promise<void> {
  const found = world.sample.tenant.users.find(({ displayName }) => displayName === person);
  if (!found) throw new Error(`Nobody is called ${person}`);
  const account: NestedAccount = {
    oid: world.oid(person),
    username: found.mail,
    displayName: person,
    tenantId: world.sample.tenant.tenantId,
    clientId: world.clientId,
    hostClient: world.clientId,
  };
  await context.exposeFunction('answerNested', (request: string) =>
    answerNested(request, account, async () => {
      const accessToken = await world.tokenFor(person);
      return { accessToken, idToken: accessToken, expiresInSeconds: 3600, scope: '' };
    }),
  );
  await context.addInitScript(() => {
    const heard = new Set<(answer: string) => void>();
    Object.assign(window, {
      nestedAppAuthBridge: {
        addEventListener: (_: string, listener: (answer: string) => void) => heard.add(listener),
        removeEventListener: (_: string, listener: (answer: string) => void) =>
          heard.delete(listener),
        postMessage: (request: string) =>
          void Reflect.get(
            window,
            'answerNested',
          )(request).then((answer: string) => {
            for (const listener of heard) listener(answer);
          }),
      },
    });
  });
}
