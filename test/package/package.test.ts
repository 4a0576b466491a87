import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fill } from '../../scripts/package/fill.ts';
import { makePackages, servedIcons } from '../../scripts/package/files.ts';
import { mistakesInAppIcons, mistakesInServedIcons } from '../../scripts/package/icon-rules.ts';
import { differencesFrom, mistakesInLanguage } from '../../scripts/package/language-rules.ts';
import { readProduct } from '../../scripts/package/product.ts';
import { languageSchema, manifestSchema } from '../../scripts/package/schema.ts';
import { readSettings } from '../../scripts/package/settings.ts';
import { addressesInTwin, mistakesInTwin } from '../../scripts/package/twin-rules.ts';
import { addressesIn, unifiedManifest } from '../../scripts/package/unified.ts';
import { mistakesInUnified } from '../../scripts/package/unified-rules.ts';
import { mistakesAgainstXsd } from '../../scripts/package/xml-schema.ts';
import { createPages } from '../../src/server/pages.ts';
import { sharedPath } from '../support/shared.ts';

const clientId = '6d1d9f0e-7c1b-4e0a-9a3e-2f0f4b9d5c11';
const appId = '0c5e3f3a-5d1f-4a5c-8a68-0f4f7a3f6d2b';
const envFile = `
BATON_CLIENT_ID=${clientId}
BATON_SCOPE=api://baton.contoso.example/${clientId}/access_as_user
BATON_TEAMS_APP_ID=${appId}
BATON_CLIENT_SECRET=never-in-a-package
`;
const settings = readSettings(envFile, '1.2.3');
const packages = makePackages(settings);
const product = readProduct();
const manifestText = textIn(packages.app, 'manifest.json');
const twin = textIn(packages.outlook, 'manifest.xml');
const iconFolder = resolve(import.meta.dirname, '../../appPackage/icons');

function textIn(files: ReadonlyMap<string, Buffer>, name: string): string {
  return files.get(name)?.toString() ?? '';
}

/** The manifest with one mistake in it; the mistake must really be there. */
function planted(right: string, wrong: string, text = manifestText): string {
  const changed = text.replace(right, wrong);
  expect(changed).not.toBe(text);
  return changed;
}

const ownRules = (text: string) =>
  mistakesInUnified({ manifest: unifiedManifest.parse(JSON.parse(text)), settings, product });

describe('the settings of a package', () => {
  it('come from the file the server is started with', () => {
    expect(settings).toMatchObject({
      BATON_HOST: 'baton.contoso.example',
      BATON_TEAMS_APP_ID: appId,
    });
    expect(settings.BATON_OUTLOOK_ID).toBe(readSettings(envFile, '9.9.9').BATON_OUTLOOK_ID);
    expect(settings.BATON_OUTLOOK_ID).not.toBe(appId);
  });

  it('name every mistake at once', () => {
    const wrong =
      'BATON_CLIENT_ID=x\nBATON_SCOPE=api://host/other\nBATON_PRIVACY_URL=http://a.example';
    expect(() => readSettings(wrong, '1.0.0')).toThrow(
      /BATON_CLIENT_ID[\s\S]*BATON_SCOPE[\s\S]*BATON_TEAMS_APP_ID[\s\S]*BATON_PRIVACY_URL/,
    );
  });

  it('may not name two applications', () => {
    const other = envFile.replace(`BATON_CLIENT_ID=${clientId}`, `BATON_CLIENT_ID=${appId}`);
    expect(() => readSettings(other, '1.0.0')).toThrow(/names another application/);
  });

  it('cannot break out of the file they are put into', () => {
    const sly = { ...settings, BATON_PUBLISHER: '"><Evil/>&' };
    expect(fill('{"a":"${{BATON_PUBLISHER}}"}', sly, 'json')).toBe('{"a":"\\"><Evil/>&"}');
    expect(fill('${{BATON_PUBLISHER}}', sly, 'xml')).toBe('&quot;&gt;&lt;Evil/&gt;&amp;');
    expect(() => fill('${{BATON_NOBODY}}', settings, 'json')).toThrow(/BATON_NOBODY/);
  });
});

describe('the app package', () => {
  it('has nothing wrong with it, and no secret in it', () => {
    expect(manifestSchema(JSON.parse(manifestText))).toEqual([]);
    expect(ownRules(manifestText)).toEqual([]);
    for (const file of packages.app.values())
      expect(file.toString()).not.toContain('never-in-a-package');
  });

  it.each([
    ['an unknown member', '"accentColor"', '"accentColour"'],
    ['too long a name', '"short": "Baton"', `"short": "${'x'.repeat(31)}"`],
    ['a page without https', '"page": "https://', '"page": "http://'],
    ['an unknown way to send', '"sendMode": "promptUser"', '"sendMode": "ask"'],
    [
      'two pictures instead of three',
      '{ "size": 16, "url": "https://baton.contoso.example/icons/app-16.png" },',
      '',
    ],
    ['an id that is none', `"id": "${appId}"`, '"id": "x"'],
  ])('is refused by Microsoft’s schema with %s', (_what, right, wrong) => {
    expect(manifestSchema(JSON.parse(planted(right, wrong)))).not.toEqual([]);
  });

  it.each([
    [
      'an action nobody declared',
      '"actionId": "openReadPane"',
      '"actionId": "openRead"',
      'openRead, is not known',
    ],
    [
      'an event’s function nobody declared',
      '"actionId": "onMessageSend"',
      '"actionId": "onSend"',
      'onSend is not known',
    ],
    [
      'a function events.js lacks',
      '"id": "onMessageSend", "type"',
      '"id": "onSend", "type"',
      'onSend in events.js',
    ],
    [
      'an event that does not exist',
      '"type": "messageSending"',
      '"type": "messageSent"',
      'messageSent is not known',
    ],
    [
      'a way to send that blocks',
      '"sendMode": "promptUser"',
      '"sendMode": "block"',
      'remain possible',
    ],
    [
      'two controls of one id',
      '"id": "composeButton"',
      '"id": "readButton"',
      'readButton stands there twice',
    ],
    [
      'two tabs of one id',
      '"entityId": "about"',
      '"entityId": "baton"',
      'entityId baton stands there twice',
    ],
    [
      'a tab that links do not find',
      '"entityId": "baton"',
      '"entityId": "home"',
      'where links lead',
    ],
    [
      'a host outside validDomains',
      '"https://baton.contoso.example/pane"',
      '"https://evil.example/pane"',
      'not within validDomains',
    ],
    ['a tab without https', '"contentUrl": "https', '"contentUrl": "http', 'is not https'],
    [
      'a wildcard domain',
      '["baton.contoso.example"]',
      '["*.contoso.example", "baton.contoso.example"]',
      'no domain of its own',
    ],
    [
      'a malformed resource',
      `"resource": "api://baton.contoso.example/${clientId}"`,
      '"resource": "api:/x"',
      'webApplicationInfo',
    ],
    ['another redirect', '"brk-multihub://baton', '"https://baton', 'nestedAppAuthInfo'],
    [
      'other scopes than the pane asks for',
      '/access_as_user"',
      '/access_as_admin"',
      'nestedAppAuthInfo',
    ],
    ['version 1.0', '"version": "1.2.3"', '"version": "1.0"', 'three numbers'],
    ['another app’s id', `"id": "${appId}"`, `"id": "${clientId}"`, 'not the id of the app'],
    [
      'a permission nobody knows',
      '"Mailbox.SharedFolder"',
      '"Mailbox.AccessSharedFolders.User"',
      'is not known',
    ],
    [
      'a permission for the wrong one',
      '"TeamsActivity.Send.User", "type": "Application"',
      '"TeamsActivity.Send.User", "type": "Delegated"',
      'is not known',
    ],
    ['a requirement of the future', '"minVersion": "1.13"', '"minVersion": "1.99"', 'Mailbox 1.99'],
    [
      'an activity the server does not send',
      '"type": "wake"',
      '"type": "awake"',
      'activity-feed.ts',
    ],
    ['another twin', settings.BATON_OUTLOOK_ID, clientId, 'XML twin'],
  ])('is refused by our own rules with %s', (_what, right, wrong, said) => {
    expect(ownRules(planted(right, wrong)).join('\n')).toContain(said);
  });

  it('says everything in both languages', () => {
    for (const file of ['en.json', 'de.json']) {
      const language: unknown = JSON.parse(textIn(packages.app, file));
      expect(languageSchema(language)).toEqual([]);
      expect(mistakesInLanguage(JSON.parse(manifestText), language, file)).toEqual([]);
    }
  });

  it.each([
    ['a text that is missing', /.*"name\.full".*\n/, '', 'name.full is missing'],
    ['a text for nothing', '"staticTabs[0].name"', '"staticTabs[9].name"', 'belongs to nothing'],
    ['a lost placeholder', '{by} hat', 'Jemand hat', 'other placeholders'],
  ])('is refused with %s', (_what, right, wrong, said) => {
    const text = textIn(packages.app, 'de.json').replace(right, wrong);
    expect(
      mistakesInLanguage(JSON.parse(manifestText), JSON.parse(text), 'de.json').join('\n'),
    ).toContain(said);
  });

  it('is refused when its own language says something else than the manifest', () => {
    const english = planted(
      'Somebody handed you',
      'Anybody handed you',
      textIn(packages.app, 'en.json'),
    );
    expect(differencesFrom(JSON.parse(manifestText), JSON.parse(english), 'en.json')).toHaveLength(
      1,
    );
  });

  it('is refused with pictures that are missing, of the wrong size, or not white on nothing', () => {
    const color = packages.app.get('color.png') ?? Buffer.of();
    const icons = { color: 'color.png', outline: 'outline.png' };
    expect(mistakesInAppIcons(packages.app, icons)).toEqual([]);
    const without = new Map([['color.png', color]]);
    expect(mistakesInAppIcons(without, icons)).toEqual(['the package lacks outline.png']);
    expect(mistakesInAppIcons(new Map([...without, ['outline.png', color]]), icons)).toEqual([
      'outline.png must be 32 × 32',
      'outline.png must be white on nothing',
    ]);
    const at = (name: string) => [`https://baton.contoso.example/icons/${name}`];
    expect(mistakesInServedIcons(at('app-17.png'), servedIcons())).toEqual([
      expect.stringContaining('no such picture'),
    ]);
    const small = new Map([['app-80.png', servedIcons().get('app-16.png') ?? Buffer.of()]]);
    expect(mistakesInServedIcons(at('app-80.png'), small)).toEqual(['app-80.png is not 80 × 80']);
  });
});

describe('the XML twin', () => {
  const rules = (xml: string) => mistakesInTwin(xml, settings, product).join('\n');

  it('has nothing wrong with it', () => {
    expect(rules(twin)).toBe('');
    expect(twin).toContain(`<Id>${settings.BATON_OUTLOOK_ID}</Id>`);
    expect(twin).toContain('<Version>1.2.3.0</Version>');
  });

  it.each([
    ['the id of the other manifest', settings.BATON_OUTLOOK_ID, appId, 'Id is not the twin’s'],
    [
      'a requirement beyond on-premises Exchange',
      'MinVersion="1.3"',
      'MinVersion="1.8"',
      'Mailbox 1.8',
    ],
    [
      'an address without https',
      'DefaultValue="https://baton.contoso.example/pane"',
      'DefaultValue="http://baton.contoso.example/pane"',
      'is not https',
    ],
    [
      'an address outside AppDomains',
      'DefaultValue="https://baton.contoso.example/pane"',
      'DefaultValue="https://evil.example/pane"',
      'not within AppDomains',
    ],
    [
      'a dangling reference',
      'resid="read.title"',
      'resid="read.titel"',
      'read.titel leads nowhere',
    ],
    [
      'two controls of one id',
      'id="composeButton"',
      'id="readButton"',
      'readButton stands there twice',
    ],
    [
      'a function events.js lacks',
      'FunctionName="onMessageSend"',
      'FunctionName="onSend"',
      'onSend in events.js',
    ],
    ['a way to send that blocks', 'SendMode="PromptUser"', 'SendMode="Block"', 'remain possible'],
    ['a text without German', '<bt:Override Locale="de-DE" Value="Baton"/>', '', 'no German text'],
  ])('is refused with %s', (_what, right, wrong, said) => {
    expect(rules(planted(right, wrong, twin))).toContain(said);
  });

  const xsd = sharedPath('xsd');
  it.skipIf(xsd === undefined)('keeps Microsoft’s schema (skipped: not present)', async () => {
    expect(await mistakesAgainstXsd(twin, xsd ?? '')).toEqual([]);
    const wrong = planted('SendMode="PromptUser"', 'SendMode="Ask"', twin);
    expect(await mistakesAgainstXsd(wrong, xsd ?? '')).not.toEqual([]);
  });
});

describe('the pages that the manifests name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  for (const name of ['tab.html', 'pane.html', 'signed-in.html', 'events.js'])
    writeFileSync(join(folder, name), '<head></head>');
  const scope = `api://baton.contoso.example/${clientId}/access_as_user`;
  const officeJs = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
  const pages = createPages(folder, {
    clientId,
    tenantId: 't',
    scope,
    hostOrigins: [],
    logId: 'a',
    officeJs,
    iconFolder,
  });
  const { developer, ...manifest } = unifiedManifest.parse(JSON.parse(manifestText));
  const addresses = [
    ...addressesIn({ ...manifest, developer }),
    ...addressesInTwin(twin),
    ...Object.values(developer),
  ];

  it.each([...new Set(addresses)])('exist: %s', async (address) => {
    const { pathname } = new URL(address);
    const response = await pages.request(pathname);
    expect(response.status).toBe(200);
    if (pathname.endsWith('.png')) expect(response.headers.get('content-type')).toBe('image/png');
  });

  it('can be told from pages that do not', async () => {
    expect((await pages.request('/configure')).status).toBe(404);
    expect((await pages.request('/icons/../manifest.json')).status).toBe(404);
  });

  it('say who is responsible for the data, in the reader’s language', async () => {
    const read = async (language: string) =>
      (await pages.request('/privacy', { headers: { 'accept-language': language } })).text();
    expect(await read('de')).toContain('Verantwortlich ist Ihr Unternehmen');
    expect(await read('en-GB')).toContain('Your company is responsible');
  });
});
