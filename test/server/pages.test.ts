import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPages } from '../../src/server/pages.ts';

const html = '<head><!--baton:config--><!--baton:office--></head>';

function pages(
  config: Partial<Parameters<typeof createPages>[1]> & { clientSecret?: string } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  for (const name of ['tab.html', 'pane.html', 'signed-in.html'])
    writeFileSync(join(folder, name), html);
  return createPages(folder, {
    clientId: 'client',
    tenantId: 'tenant',
    scope: 'api://x/access_as_user',
    hostOrigins: [],
    logId: '0a1b2c3d',
    officeJs: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
    iconFolder: folder,
    ...config,
  });
}

async function textOf(path: string, ...args: Parameters<typeof pages>): Promise<string> {
  return (await pages(...args).request(path)).text();
}

describe('the pages', () => {
  it('never carry the secret, even when they are handed the whole configuration', async () => {
    for (const path of ['/tab', '/pane', '/tab/desk'])
      expect(await textOf(path, { clientSecret: 'do-not-show' })).not.toContain('do-not-show');
  });

  it('tell the browser what it needs to sign in', async () => {
    const json = /id="baton-config">(.*?)<\/script>/.exec(await textOf('/pane'))?.[1] ?? '';
    expect(JSON.parse(json)).toEqual({
      clientId: 'client',
      tenantId: 'tenant',
      scope: 'api://x/access_as_user',
      hostOrigins: [],
      logId: '0a1b2c3d',
    });
  });

  it('cannot be broken out of by a configured value', async () => {
    expect(await textOf('/tab', { scope: '</script><script>alert(1)' })).not.toContain(
      '</script><script>alert',
    );
  });

  it('serve the tab below any path, so that deep links survive a reload', async () => {
    expect((await pages().request('/tab/handoffs')).status).toBe(200);
  });

  it('have one that Entra comes back to, which may talk to the window that opened it', async () => {
    const { status, headers } = await pages().request('/signed-in');
    expect(status).toBe(200);
    expect(headers.get('cross-origin-opener-policy')).toBeNull();
  });
});
