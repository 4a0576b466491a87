import { app, authentication, FrameContexts, nestedAppAuth, pages } from '@microsoft/teams-js';
import type { AppConfig } from '../shared/config.ts';
import { type Host, type HostTheme, SignInError, type TokenWish } from './host.ts';
import { listeners } from './listeners.ts';
import { consentOnly, nestedSignIn } from './sign-in.ts';
import { chooseTabInTeams } from './teams-config.ts';
import { reachInTeams } from './teams-reach.ts';

/**
 * Teams, or another host that speaks its protocol. Rejects when there is none around us: in a plain
 * window at once, behind an origin nobody listed after a minute.
 */
export async function openTeams(config: AppConfig): Promise<Host> {
  await app.initialize(config.hostOrigins);
  const context = await app.getContext();
  const themes = listeners();
  let theme = toTheme(context.app.theme);
  app.registerOnThemeChangeHandler((name) => {
    theme = toTheme(name);
    themes.notify();
  });
  return {
    kind: 'teams',
    locale: context.app.locale,
    theme: () => theme,
    onThemeChange: themes.subscribe,
    ...signIn(config),
    ready: () => {
      app.notifyAppLoaded();
      void app.notifySuccess();
    },
    openLink: (url) => void app.openLink(url),
    reach: reachInTeams,
    ...(context.page.frameContext === FrameContexts.settings && {
      chooseTab: chooseTabInTeams,
      chosen: context.page.id,
    }),
    linkTo: (place) => deepLink(context, place),
    ...(pages.backStack.isSupported() && { onBack }),
    ...(context.page.subPageId && { place: context.page.subPageId }),
  };
}

/** Teams' own theme names. Anything new is shown light. */
export function toTheme(name: string): HostTheme {
  if (name === 'contrast') return 'contrast';
  return name === 'dark' || name === 'glass' ? 'dark' : 'light';
}

/**
 * Nested app authentication where Teams recommends it, which it says only once it is initialized; and Teams' own token
 * for us where it does not, or where nested gives none (facts/platform.md §2). Both are for the same scope of ours.
 */
function signIn(config: AppConfig) {
  if (!nestedAppAuth.isNAAChannelRecommended()) return { getToken, ...consentOnly(config) };
  const nested = nestedSignIn(config);
  return {
    ...nested,
    getToken: (wish?: TokenWish) =>
      nested.getToken(wish).catch((refusal: unknown) =>
        getToken(wish).catch(() => {
          throw refusal;
        }),
      ),
  };
}

async function getToken(wish: TokenWish = {}): Promise<string> {
  try {
    return await authentication.getAuthToken(
      wish.claims === undefined ? {} : { claims: [wish.claims] },
    );
  } catch (error) {
    throw new SignInError('Teams gave no token', { cause: error });
  }
}

/** A link that opens Teams at this place; where Teams does not say which app we are, the page's own address. */
function deepLink(context: app.Context, place: string): string {
  const { appId } = context.app;
  if (appId === undefined) return new URL(`/tab/${place}`, window.location.href).href;
  const query = encodeURIComponent(JSON.stringify({ subEntityId: place }));
  return `https://teams.microsoft.com/l/entity/${appId.toString()}/${encodeURIComponent(context.page.id)}?context=${query}`;
}

/** A handler that answers false leaves the press to teams-js, which then asks the host to go back by itself. */
function onBack(goBack: () => boolean): () => void {
  pages.backStack.registerBackButtonHandler(goBack);
  return () => pages.backStack.registerBackButtonHandler(() => false);
}
