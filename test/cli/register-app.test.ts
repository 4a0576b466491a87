import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createAppDirectory } from '../../src/m365/app-directory.ts';
import { createGraph } from '../../src/m365/graph.ts';
import { commandLine } from '../support/cli-deps.ts';
import { openRegistrationsGraph } from '../support/registrations-graph.ts';

const today = new Date('2026-11-23T10:00:00Z');
const host = ['--host', 'baton.contoso.example'];
const site = ['--site', 'https://contoso.sharepoint.com/sites/baton'];

function setUp() {
  const graph = openRegistrationsGraph();
  const appDirectory = () =>
    createAppDirectory(
      createGraph(graph.transport, async () => 'admin'),
      randomUUID,
    );
  return { graph, ...commandLine(today, {}, { appDirectory }) };
}

describe('baton register-app', () => {
  it('makes the whole registration and says what the server needs', async () => {
    const { graph, run, printed, told } = setUp();
    await run('register-app', ...host, ...site, '--secret');
    const [app] = graph.apps;
    const scopeId = app?.api.oauth2PermissionScopes[0]?.id;
    expect(app).toMatchObject({
      displayName: 'Baton',
      identifierUris: [`api://baton.contoso.example/${app?.appId}`],
      api: {
        requestedAccessTokenVersion: 2,
        oauth2PermissionScopes: [{ value: 'access_as_user', isEnabled: true }],
      },
    });
    expect(app?.spa.redirectUris).toContain('brk-multihub://baton.contoso.example');
    expect(app?.api.preAuthorizedApplications).toHaveLength(7);
    expect(app?.api.preAuthorizedApplications).toContainEqual({
      appId: app?.appId,
      delegatedPermissionIds: [scopeId],
    });
    const access = app?.requiredResourceAccess[0]?.resourceAccess;
    expect(access).toHaveLength(9);
    expect(access).toContainEqual({ id: 'id-of-Sites.Selected', type: 'Role' });
    expect(access).not.toContainEqual({ id: 'id-of-Mail.Send', type: 'Role' });
    expect(printed.join('\n')).toContain(`BATON_CLIENT_ID=${app?.appId}`);
    expect(printed.join('\n')).toContain('BATON_CLIENT_SECRET=shown-once');
    expect(told.join('\n')).toContain('an admin consents at');
  });

  it('asks for presence only where it is wanted', async () => {
    const { graph, run } = setUp();
    const presence = { id: 'id-of-Presence.Read.All', type: 'Scope' };
    const asked = () => graph.apps[0]?.requiredResourceAccess[0]?.resourceAccess;
    await run('register-app', ...host);
    expect(asked()).not.toContainEqual(presence);
    await run('register-app', ...host, '--presence');
    expect(asked()).toContainEqual(presence);
  });

  it('writes nothing the second time', async () => {
    const { graph, run, printed } = setUp();
    await run('register-app', ...host, ...site);
    const written = graph.writes.length;
    printed.length = 0;
    await run('register-app', ...host, ...site);
    expect(graph.writes).toHaveLength(written);
    expect(printed.slice(0, 3)).toEqual([
      'App registration: is there',
      'Enterprise application: is there',
      'The right to the one site: is there',
    ]);
  });

  it('adds what is missing and takes nothing away', async () => {
    const { graph, run, printed } = setUp();
    await run('register-app', ...host);
    const [app] = graph.apps;
    if (app === undefined) throw new Error('no registration was made');
    const scopes = app.api.oauth2PermissionScopes;
    const other = { resourceAppId: 'another-api', resourceAccess: [{ id: 'x', type: 'Scope' }] };
    app.spa.redirectUris = ['https://own.example/callback'];
    app.api.requestedAccessTokenVersion = null;
    app.requiredResourceAccess.push(other);
    printed.length = 0;
    await run('register-app', ...host);
    expect(app.spa.redirectUris).toHaveLength(3);
    expect(app.requiredResourceAccess).toContainEqual(other);
    expect(app.api.oauth2PermissionScopes).toEqual(scopes);
    expect(printed).toContain('Tokens of version 2: done');
    expect(printed.join('\n')).not.toContain('Scope access_as_user');
  });

  it('writes nothing when it only says what it would do', async () => {
    const { graph, run, printed } = setUp();
    await run('register-app', ...host, ...site, '--secret', '--dry-run');
    expect(graph.writes).toEqual([]);
    expect(printed).toHaveLength(10);
    expect(printed.every((line) => line.endsWith(': would be done'))).toBe(true);
  });

  it('touches neither of two registrations of one name', async () => {
    const { graph, run } = setUp();
    await run('register-app', ...host);
    graph.apps.push(...graph.apps.map((app) => ({ ...app, id: 'second', appId: 'second' })));
    await expect(run('register-app', ...host)).rejects.toThrow('2 registrations are called Baton');
  });

  it('says the same steps for the portal without any right', async () => {
    const { run, printed } = commandLine(today, {});
    await run('register-app', ...host, '--steps');
    expect(printed.join('\n')).toContain('brk-multihub://baton.contoso.example');
    expect(printed).toHaveLength(10);
    await expect(run('register-app', ...host)).rejects.toThrow('no admin’s token');
    await expect(run('register-app', '--host', 'https://x')).rejects.toThrow('--host is a name');
  });
});

describe('baton register-app --command-line', () => {
  const commandLineArgs = ['register-app', '--command-line'];

  it('makes a public client with the permissions of a person, and gives it the site to write', async () => {
    const { graph, run, printed, told } = setUp();
    await run(...commandLineArgs, ...site);
    const [app] = graph.apps;
    expect(app).toMatchObject({ displayName: 'Baton command line', isFallbackPublicClient: true });
    expect(app?.requiredResourceAccess).toEqual([
      {
        resourceAppId: '00000003-0000-0000-c000-000000000000',
        resourceAccess: ['User.Read', 'User.ReadBasic.All', 'Sites.Selected'].map((name) => ({
          id: `id-of-${name}`,
          type: 'Scope',
        })),
      },
    ]);
    expect(graph.grants).toMatchObject([{ roles: ['write'] }]);
    expect(printed.join('\n')).toContain(`BATON_CLI_CLIENT_ID=${app?.appId}`);
    expect(told.join('\n')).toContain('an admin consents at');
  });

  it('writes nothing the second time, nor when it only says what it would do', async () => {
    const { graph, run, printed } = setUp();
    await run(...commandLineArgs, ...site, '--dry-run');
    expect(graph.writes).toEqual([]);
    expect(printed.every((line) => line.endsWith(': would be done'))).toBe(true);
    await run(...commandLineArgs, ...site);
    const written = graph.writes.length;
    printed.length = 0;
    await run(...commandLineArgs, ...site);
    expect(graph.writes).toHaveLength(written);
    expect(printed.slice(0, 3).every((line) => line.endsWith(': is there'))).toBe(true);
  });

  it('adds what the self-test asks for, once Baton’s own registration is there, and takes nothing away', async () => {
    const { graph, run, printed } = setUp();
    await expect(run(...commandLineArgs, '--probe')).rejects.toThrow('make it first');
    expect(graph.writes).toEqual([]);
    await run('register-app', ...host);
    await run(...commandLineArgs);
    const [baton, commands] = graph.apps;
    if (baton === undefined || commands === undefined) throw new Error('nothing was made');
    const other = { resourceAppId: 'another-api', resourceAccess: [{ id: 'x', type: 'Scope' }] };
    commands.requiredResourceAccess.push(other);
    printed.length = 0;
    await run(...commandLineArgs, '--probe');
    const scopeId = baton.api.oauth2PermissionScopes[0]?.id;
    expect(commands.requiredResourceAccess).toContainEqual({
      resourceAppId: baton.appId,
      resourceAccess: [{ id: scopeId, type: 'Scope' }],
    });
    expect(commands.requiredResourceAccess).toContainEqual(other);
    const [graphItself] = commands.requiredResourceAccess.filter(({ resourceAppId }) =>
      resourceAppId.startsWith('00000003'),
    );
    expect(graphItself?.resourceAccess.map(({ id }) => id)).toContain('id-of-Mail.Send');
    expect(printed.join('\n')).not.toContain('device code');
    expect(baton.isFallbackPublicClient).not.toBe(true);
  });

  it('says the same steps for the portal', async () => {
    const { run, printed } = commandLine(today, {});
    await run(...commandLineArgs, '--steps');
    expect(printed).toHaveLength(5);
    await run(...commandLineArgs, '--steps', '--probe');
    expect(printed.join('\n')).toContain('My APIs › Baton');
  });
});
