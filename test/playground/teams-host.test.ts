import { expect, it, vi } from 'vitest';
import type { Port } from '../../src/playground/port.ts';
import type { TeamsActions } from '../../src/playground/teams/answers.ts';
import { legacyContext } from '../../src/playground/teams/context.ts';
import { createTeamsHost } from '../../src/playground/teams/host.ts';

function world(more: Partial<TeamsActions> = {}) {
  const sent: unknown[] = [];
  let hear: (message: unknown) => void = () => {};
  const port: Port = {
    send: (message) => void sent.push(message),
    listen: (listener) => {
      hear = listener;
      return () => {};
    },
  };
  const actions: TeamsActions = {
    host: 'teams',
    context: () => ({ theme: 'dark' }),
    contentUrl: 'http://localhost:3001/tab',
    getToken: async () => 'AT',
    authenticate: async () => undefined,
    openLink: () => true,
    goTo: vi.fn(),
    openChat: vi.fn(),
    composeMail: vi.fn(),
    shareLink: vi.fn(),
    goBack: vi.fn(),
    loaded: vi.fn(),
    failed: vi.fn(),
    ...more,
  };
  const host = createTeamsHost(port, actions);
  const ask = async (func: string, ...args: unknown[]) => {
    sent.length = 0;
    hear({ id: 7, uuidAsString: 'u-7', func, args });
    await new Promise((done) => setTimeout(done, 0));
    return sent.length === 0 ? undefined : sent;
  };
  return { host, actions, ask, sent, hear: (message: unknown) => hear(message) };
}

const answered = (...args: unknown[]) => [{ id: 7, uuidAsString: 'u-7', args }];

it('answers initialize so that only what the playground can do is supported', async () => {
  const { ask } = world();
  const [answer] = ((await ask('initialize')) ?? []) as { args: string[] }[];
  expect(answer?.args.slice(0, 2)).toEqual(['content', 'web']);
  const runtime = JSON.parse(answer?.args[3] ?? '') as { supports: object };
  expect(Object.keys(runtime.supports)).toEqual([
    'app',
    'pages',
    'logs',
    'nestedAppAuth',
    'chat',
    'mail',
  ]);
});

it.each([
  ['outlook', ['app', 'pages', 'logs', 'nestedAppAuth', 'mail']],
  ['office', ['app', 'pages', 'logs', 'nestedAppAuth']],
] as const)('has no chat and no back button where it plays %s', async (host, can) => {
  const { ask } = world({ host });
  const [answer] = ((await ask('initialize')) ?? []) as { args: string[] }[];
  const { supports } = JSON.parse(answer?.args[3] ?? '') as { supports: Record<string, object> };
  expect(Object.keys(supports)).toEqual(can);
  expect(supports['pages']).not.toHaveProperty('backStack');
});

it('hands the claims of the request to the token broker, and says why there is no token', async () => {
  const getToken = vi.fn(async () => 'AT');
  expect(
    await world({ getToken }).ask('authentication.getAuthToken', [], ['{"x":1}'], true),
  ).toEqual(answered(true, 'AT'));
  expect(getToken).toHaveBeenCalledWith('{"x":1}');
  const failing = world({ getToken: async () => Promise.reject(new Error('no consent')) });
  expect(await failing.ask('authentication.getAuthToken')).toEqual(answered(false, 'no consent'));
});

it('answers each function in the shape that teams-js expects of it', async () => {
  const { ask, actions } = world();
  expect(await ask('getContext')).toEqual(answered({ theme: 'dark' }));
  expect(await ask('executeDeepLink', 'mailto:a@b.example')).toEqual(answered(true));
  expect(await ask('pages.currentApp.navigateTo', { pageId: 'baton', subPageId: 'desk' })).toEqual(
    answered(null),
  );
  expect(actions.goTo).toHaveBeenCalledWith('desk');
  expect(await ask('chat.openChat', { members: ['a@b.example'] })).toEqual(answered(true));
  expect(actions.openChat).toHaveBeenCalledWith(['a@b.example']);
  expect(await ask('appInitialization.success')).toEqual(answered(undefined));
  expect(actions.loaded).toHaveBeenCalled();
});

it('refuses the unknown in a shape that is not taken for success', async () => {
  const { ask } = world();
  expect(await ask('calendar.openCalendarItem')).toEqual(
    answered(false, expect.stringContaining('not supported')),
  );
  expect(await ask('people.selectPeople')).toEqual(
    answered(expect.objectContaining({ errorCode: 100 })),
  );
  expect(await ask('constructor')).toEqual(answered(expect.objectContaining({ errorCode: 100 })));
});

it('tells of a new theme only after the tab asked to be told', async () => {
  const { host, ask, sent } = world();
  host.setTheme('dark');
  expect(sent).toEqual([]);
  expect(await ask('registerHandler', 'themeChange')).toBeUndefined();
  host.setTheme('contrast');
  expect(sent).toEqual([{ func: 'themeChange', args: ['contrast'] }]);
});

it('shows the failure that the tab reports', async () => {
  const { ask, actions } = world();
  expect(await ask('appInitialization.failure', 'AuthFailed', 'Keine Anmeldung')).toBeUndefined();
  expect(actions.failed).toHaveBeenCalledWith('Keine Anmeldung');
});

it.each([undefined, null, 'initialize', 42, [], {}, { id: '7', func: 'getContext' }, { id: 7 }])(
  'does not react to %j',
  async (message) => {
    const { hear, sent } = world();
    hear(message);
    await new Promise((done) => setTimeout(done, 0));
    expect(sent).toEqual([]);
  },
);

it('describes person, language and place in the flat shape of the first version', () => {
  const person = {
    oid: 'oid-1',
    displayName: 'Petra Hansen',
    mail: 'p@x.example',
    jobTitle: '',
    department: '',
    away: false,
  };
  const around = {
    person,
    tenantId: 'tid-1',
    appId: 'app-1',
    lang: 'de',
    theme: 'light',
    sessionId: 's-1',
    host: 'outlook',
  } as const;
  expect(legacyContext(around, { page: 'baton', subPage: 'desk' })).toMatchObject({
    locale: 'de-de',
    hostName: 'Outlook',
    theme: 'default',
    entityId: 'baton',
    subEntityId: 'desk',
    userObjectId: 'oid-1',
    loginHint: 'p@x.example',
    tid: 'tid-1',
  });
  expect(legacyContext(around, { page: 'baton', subPage: '' })['subEntityId']).toBeUndefined();
});

it('answers msal, which speaks through teams-js, as the broker of the host', async () => {
  const authenticate = vi.fn(async () => '{"messageType":"NestedAppAuthResponse"}');
  const { hear, sent } = world({ authenticate });
  hear({ id: 7, uuidAsString: 'u-7', func: 'nestedAppAuth.execute', args: [], data: '{"x":1}' });
  await new Promise((done) => setTimeout(done, 0));
  expect(authenticate).toHaveBeenCalledWith('{"x":1}');
  expect(sent).toEqual(answered(undefined, '{"messageType":"NestedAppAuthResponse"}'));
});

it('tells the tab of its back button once that has asked for it, and goes back itself when told to', async () => {
  const { host, actions, ask, sent } = world();
  host.pressBack();
  expect([sent, vi.mocked(actions.goBack).mock.calls.length]).toEqual([[], 1]);
  await ask('registerHandler', 'backButton');
  host.pressBack();
  expect(sent).toEqual([{ func: 'backButtonPress', args: [] }]);
  expect(await ask('navigateBack')).toEqual(answered(true));
  expect(actions.goBack).toHaveBeenCalledTimes(2);
});
