// @vitest-environment jsdom
import { app, authentication, nestedAppAuth, pages } from '@microsoft/teams-js';
import { beforeEach, expect, test, vi } from 'vitest';
import { openTeams } from '../../src/ui/host/teams.ts';

vi.mock('@microsoft/teams-js', () => ({
  FrameContexts: { settings: 'settings', content: 'content' },
  app: {
    initialize: vi.fn(async () => {}),
    getContext: vi.fn(),
    registerOnThemeChangeHandler: vi.fn(),
    notifyAppLoaded: vi.fn(),
    notifySuccess: vi.fn(async () => ({ hasFinishedSuccessfully: true })),
    openLink: vi.fn(async () => {}),
  },
  authentication: { getAuthToken: vi.fn(async () => 'token') },
  nestedAppAuth: { isNAAChannelRecommended: vi.fn(() => false) },
  pages: {
    backStack: { isSupported: vi.fn(() => true), registerBackButtonHandler: vi.fn() },
    config: {
      registerOnSaveHandler: vi.fn(),
      setConfig: vi.fn(async () => {}),
      setValidityState: vi.fn(),
    },
  },
}));

const nested = vi.hoisted(() => ({ getToken: vi.fn(async () => 'nested token') }));
vi.mock('../../src/ui/host/sign-in.ts', () => ({
  consentOnly: () => ({ askConsent: vi.fn(), prepareConsent: vi.fn() }),
  nestedSignIn: () => ({ ...nested, askConsent: vi.fn(), prepareConsent: vi.fn() }),
}));

const hostOrigins = ['http://localhost:4100'];
const config = { clientId: 'c', tenantId: 't', scope: 's', hostOrigins, logId: 'l' };
const context = (more: object = {}, page: object = {}) =>
  ({ app: { locale: 'de-de', theme: 'dark', ...more }, page: { id: 'find', ...page } }) as never;

beforeEach(() => {
  vi.mocked(app.getContext).mockResolvedValue(context());
});

test('introduces itself to the hosts the config names', async () => {
  const host = await openTeams(config);
  expect(app.initialize).toHaveBeenCalledWith(['http://localhost:4100']);
  expect(host).toMatchObject({ kind: 'teams', locale: 'de-de' });
  expect(host.theme()).toBe('dark');
  expect(host).not.toHaveProperty('place');
});

test('tells its listeners when the theme changes', async () => {
  const host = await openTeams(config);
  const listener = vi.fn();
  host.onThemeChange(listener);
  vi.mocked(app.registerOnThemeChangeHandler).mock.lastCall?.[0]('contrast');
  expect(listener).toHaveBeenCalledOnce();
  expect(host.theme()).toBe('contrast');
});

test('knows the place a deep link asked for', async () => {
  vi.mocked(app.getContext).mockResolvedValue(context({}, { subPageId: 'handoffs/1' }));
  expect((await openTeams(config)).place).toBe('handoffs/1');
});

test('links into Teams where it is told which app it is, else to its own address', async () => {
  const plain = await openTeams(config);
  expect(plain.linkTo('find/7')).toBe('http://localhost:3000/tab/find/7');
  vi.mocked(app.getContext).mockResolvedValue(context({ appId: 'app-1' }));
  const known = new URL((await openTeams(config)).linkTo('find/7'));
  expect(known.pathname).toBe('/l/entity/app-1/find');
  expect(JSON.parse(known.searchParams.get('context') ?? '')).toEqual({ subEntityId: 'find/7' });
});

test('hands a claims challenge to Teams, and names its refusal a sign-in failure', async () => {
  const host = await openTeams(config);
  await host.getToken({ claims: '{"a":1}' });
  expect(authentication.getAuthToken).toHaveBeenLastCalledWith({ claims: ['{"a":1}'] });
  vi.mocked(authentication.getAuthToken).mockRejectedValueOnce(new Error('CancelledByUser'));
  await expect(host.getToken()).rejects.toMatchObject({ name: 'SignInError' });
});

test('signs in nested where Teams recommends it, and asks Teams itself where that gives no token', async () => {
  vi.mocked(nestedAppAuth.isNAAChannelRecommended).mockReturnValueOnce(true);
  vi.mocked(authentication.getAuthToken).mockClear();
  const host = await openTeams(config);
  const asked = { claims: '{"a":1}' };
  expect(await host.getToken(asked)).toBe('nested token');
  expect(nested.getToken).toHaveBeenLastCalledWith(asked);
  expect(authentication.getAuthToken).not.toHaveBeenCalled();
  const refusal = Object.assign(new Error('refused'), { name: 'SignInError', code: 'needs_click' });
  nested.getToken.mockRejectedValue(refusal);
  expect(await host.getToken(asked)).toBe('token');
  expect(authentication.getAuthToken).toHaveBeenLastCalledWith({ claims: ['{"a":1}'] });
  vi.mocked(authentication.getAuthToken).mockRejectedValueOnce(new Error('CancelledByUser'));
  await expect(host.getToken(asked)).rejects.toBe(refusal);
});

test('asks Teams itself where Teams does not recommend the other way', async () => {
  nested.getToken.mockClear();
  expect(await (await openTeams(config)).getToken()).toBe('token');
  expect(nested.getToken).not.toHaveBeenCalled();
});

test('keeps what a channel shows when the host’s own save button is pressed', async () => {
  vi.mocked(app.getContext).mockResolvedValue(context({}, { frameContext: 'content' }));
  expect(await openTeams(config)).not.toHaveProperty('chooseTab');
  vi.mocked(app.getContext).mockResolvedValue(
    context({}, { frameContext: 'settings', id: 'channel?area=Lohn' }),
  );
  const host = await openTeams(config);
  expect(host.chosen).toBe('channel?area=Lohn');
  host.chooseTab?.({ place: 'channel?area=Einkauf', name: 'Einkauf' });
  expect(pages.config.setValidityState).toHaveBeenCalledWith(true);
  const saving = { result: {}, notifySuccess: vi.fn(), notifyFailure: vi.fn() };
  vi.mocked(pages.config.registerOnSaveHandler).mock.lastCall?.[0](saving);
  await vi.waitFor(() => expect(saving.notifySuccess).toHaveBeenCalledOnce());
  expect(pages.config.setConfig).toHaveBeenCalledWith({
    contentUrl: 'http://localhost:3000/tab/channel?area=Einkauf',
    websiteUrl: 'http://localhost:3000/tab/channel?area=Einkauf',
    entityId: 'channel?area=Einkauf',
    suggestedDisplayName: 'Einkauf',
  });
});

test('hears Teams’ back button where Teams shares it, until that is no longer wanted', async () => {
  const host = await openTeams(config);
  const stop = host.onBack?.(() => true);
  const press = () => vi.mocked(pages.backStack.registerBackButtonHandler).mock.lastCall?.[0]();
  expect(press()).toBe(true);
  stop?.();
  expect(press()).toBe(false);
  vi.mocked(pages.backStack.isSupported).mockReturnValueOnce(false);
  expect(await openTeams(config)).not.toHaveProperty('onBack');
});
