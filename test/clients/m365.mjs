// The CLI for Microsoft 365 against the embedded tenant, through a proxy, as it has no setting for addresses.
// Run by run.mjs, in the folder where the package is installed.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

const root = join(import.meta.dirname, '../../..');
const program = join(import.meta.dirname, 'node_modules/@pnp/cli-microsoft365/dist/index.js');
const home = mkdtempSync(join(tmpdir(), 'm365-'));
const app = 'aaaaaaaa-0000-4000-8000-000000000001';
const tenant = '11111111-2222-4333-8444-555555555555';
let proxy;
let environment;

before(async () => {
  const node = join(root, 'node_modules/.bin/node');
  proxy = spawn(node, [join(root, 'test/clients/proxy.mjs')], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [address, certificate] = await new Promise((said) => {
    proxy.stdout.once('data', (chunk) => said(String(chunk).trim().split('\n')));
  });
  environment = {
    PATH: process.env.PATH,
    HOME: home,
    HTTPS_PROXY: address,
    NODE_EXTRA_CA_CERTS: certificate,
  };
});
after(() => {
  proxy.kill();
  rmSync(home, { recursive: true });
});

function m365(...args) {
  return new Promise((done, fail) => {
    const options = { env: environment, timeout: 60_000 };
    execFile(
      process.execPath,
      [program, ...args, '--output', 'json'],
      options,
      (error, out, said) =>
        error ? fail(new Error(`${args.join(' ')}: ${said}${out}`)) : done(out && JSON.parse(out)),
    );
  });
}

test('signs in as an app, by a secret', async () => {
  const secret = 'the secret of the client';
  const args = ['--authType', 'secret', '--appId', app, '--tenant', tenant, '--secret', secret];
  await m365('login', ...args);
});

test('lists people', async () => {
  const people = await m365('entra', 'user', 'list');
  assert.deepEqual(people.map(({ displayName }) => displayName).toSorted(), [
    'Anna Albrecht',
    'Bernd Böhm',
  ]);
});

test('asks Graph for anything', async () => {
  const url = 'https://graph.microsoft.com/v1.0/sites/nordlicht.sharepoint.com:/sites/baton';
  assert.equal((await m365('request', '--url', url)).displayName, 'Baton');
});

test('grants an app the right to a site, and shows it', async () => {
  const site = 'https://nordlicht.sharepoint.com/sites/baton';
  const grant = ['--appId', app, '--appDisplayName', 'A', '--permission', 'write'];
  await m365('spo', 'site', 'apppermission', 'add', '--siteUrl', site, ...grant);
  const all = await m365('spo', 'site', 'apppermission', 'list', '--siteUrl', site);
  assert.deepEqual(
    all.map(({ appId, roles }) => [appId, roles]),
    [[app, ['write']]],
  );
});

test('sends a mail for somebody', async () => {
  const [anna, bernd] = ['anna.albrecht', 'bernd.boehm'].map((name) => `${name}@nordlicht.example`);
  const mail = ['--sender', anna, '--to', bernd, '--subject', 'From the CLI'];
  await m365('outlook', 'mail', 'send', ...mail, '--bodyContents', 'x');
  const url = `https://graph.microsoft.com/v1.0/users/${bernd}/messages?$select=subject`;
  const { value } = await m365('request', '--url', url);
  assert.ok(value.some(({ subject }) => subject === 'From the CLI'));
});
