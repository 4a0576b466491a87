import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { aboutPages } from './about-pages.ts';

/** What the browser must know before it can sign in. Nothing in it is secret. */
export interface PageConfig {
  clientId: string;
  tenantId: string;
  scope: string;
  /** Origins beyond Microsoft's own that may frame our pages; empty in production. */
  hostOrigins: readonly string[];
  /** Id of the record's first signing key, by which a browser tells one log from another. */
  logId: string;
  /** Address of office.js. */
  officeJs: string;
  /** Where the pictures lie that the manifests name. */
  iconFolder: string;
}

/** The tab and the pane, as webpack built them into `folder`, with the configuration put in. */
export function createPages(folder: string, config: PageConfig): Hono {
  const tab = render(folder, 'tab.html', config);
  const pane = render(folder, 'pane.html', config);
  const signedIn = readFileSync(join(folder, 'signed-in.html'), 'utf8');
  const pages = new Hono();
  pages.get('/tab', (c) => c.html(tab));
  pages.get('/tab/*', (c) => c.html(tab));
  pages.get('/pane', (c) => c.html(pane));
  pages.get('/signed-in', (c) => c.html(signedIn));
  pages.get('/events', (c) => c.html(eventsPage(config)));
  // Outlook on Windows runs this file itself, always under this address
  pages.use(
    '/events.js',
    serveStatic({
      root: folder,
      onFound: (_path, c) => c.header('Cache-Control', 'no-cache'),
    }),
  );
  pages.get('/.well-known/microsoft-officeaddins-allowed.json', (c) =>
    c.json({ allowed: [`${ownOrigin(config)}/events.js`] }),
  );
  pages.route('/', aboutPages());
  pages.use(
    '/icons/*',
    serveStatic({
      root: config.iconFolder,
      rewriteRequestPath: (path) => path.replace(/^\/icons/, ''),
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=86400'),
    }),
  );
  pages.use(
    '/assets/*',
    serveStatic({
      root: folder,
      precompressed: true,
      rewriteRequestPath: (path) => path.replace(/^\/assets/, ''),
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  );
  return pages;
}

/** What Outlook on the web and on the Mac loads to call our handlers: nothing to see. */
function eventsPage({ officeJs }: PageConfig): string {
  return `<!doctype html><meta charset="utf-8"><title>Baton</title><script src="${new URL(officeJs).href}"></script><script src="/events.js"></script>`;
}

/** Our address as the app registration names it: `api://HOST/CLIENT_ID/access_as_user`. */
function ownOrigin({ scope }: PageConfig): string {
  return `https://${scope.split('/')[2] ?? ''}`;
}

/** Only these five fields ever reach the browser, whatever else the caller's object carries. */
function render(folder: string, name: string, config: PageConfig): string {
  const { clientId, tenantId, scope, hostOrigins, logId, officeJs } = config;
  const shown = { clientId, tenantId, scope, hostOrigins, logId };
  const json = JSON.stringify(shown).replaceAll('<', '\\u003c');
  return readFileSync(join(folder, name), 'utf8')
    .replace(
      '<!--baton:config-->',
      () => `<script type="application/json" id="baton-config">${json}</script>`,
    )
    .replace(
      '<!--baton:office-->',
      () => `<script defer src="${new URL(officeJs).href}"></script>`,
    );
}
