import { ALLOW, SANDBOX } from '../frame-rights.ts';
import { answerNested } from '../naa.ts';
import { windowPort } from '../port.ts';
import { askInWindow } from '../shell/consent-window.ts';
import { button, el } from '../shell/dom.ts';
import { icon } from '../shell/icons.ts';
import { giveConsent, hasConsent } from '../tenant/consents.ts';
import { WORDS } from '../words/words.ts';
import type { World } from '../world.ts';
import type { TeamsActions } from './answers.ts';
import { legacyContext } from './context.ts';
import { createTeamsHost } from './host.ts';

/** Teams on the web asks for tokens under this client id. */
const TEAMS_WEB = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
/** After this long without a word from the app, Teams says that something is wrong. */
const PATIENCE_MS = 20_000;

export interface Tab {
  element: HTMLElement;
  setTheme(name: string): void;
  pressBack(): void;
  dispose(): void;
}

/** One visit of the tab: its frame, the host behind it, and a spinner until the app says it is there. */
export function openTab(world: World, retry: () => void): Tab {
  const { config, store } = world;
  const words = WORDS[store.get().lang].teams;
  const contentUrl = `${config.appOrigin}/tab`;
  const frame = el('iframe', {
    id: 'tab-frame',
    title: words.frame,
    sandbox: SANDBOX,
    allow: ALLOW,
    src: contentUrl,
  });
  const wait = el(
    'div',
    { class: 'wait', role: 'status' },
    el('span', { class: 'spinner' }),
    words.loading,
  );
  const element = el('div', { class: 'tab', 'data-state': 'loading' }, frame, wait);

  function settle(state: 'shown' | 'failed', message = ''): void {
    clearTimeout(patience);
    if (element.dataset['state'] === 'shown') return;
    element.dataset['state'] = state;
    if (state === 'shown') return wait.remove();
    const again = button({ class: 'primary' }, retry, words.reload);
    const title = el('p', { class: 'strong' }, words.failed);
    wait.replaceChildren(icon('warning'), title, el('p', {}, message || words.remedy), again);
  }

  const patience = setTimeout(() => settle('failed'), PATIENCE_MS);
  const port = windowPort(window, () => frame.contentWindow, config.appOrigin);
  const host = createTeamsHost(port, {
    ...actionsOf(world),
    contentUrl,
    loaded: () => settle('shown'),
    failed: (message) => settle('failed', message),
  });
  return {
    element,
    setTheme: host.setTheme,
    pressBack: host.pressBack,
    dispose() {
      clearTimeout(patience);
      host.dispose();
    },
  };
}

function actionsOf(world: World): Omit<TeamsActions, 'contentUrl' | 'loaded' | 'failed'> {
  const { config, person, store, broker, fetch, notices, follow } = world;
  const words = WORDS[store.get().lang].notice;
  const sessionId = crypto.randomUUID();
  const { tenantId, clientId, scope } = config;
  // The answer to the tab must be on its way before its frame goes.
  const later = (action: () => void) => setTimeout(action, 0);
  return {
    host: store.get().host,
    context() {
      const { lang, theme, tab, host } = store.get();
      const around = { person, tenantId, appId: clientId, lang, theme, sessionId, host };
      return legacyContext(around, { page: 'baton', subPage: tab });
    },
    async getToken(claims) {
      const wish = { user: person.oid, audience: clientId, scopes: [scope], client: TEAMS_WEB };
      return (await broker({ ...wish, ...(claims !== '' && { claims }) })).accessToken;
    },
    authenticate: (request) =>
      answerNested(
        request,
        {
          oid: person.oid,
          username: person.mail,
          displayName: person.displayName,
          tenantId,
          clientId,
          hostClient: TEAMS_WEB,
        },
        broker,
        async ({ oid: user, clientId: app }, permissions, mayAsk) => {
          if (await hasConsent(fetch, { user, app }, permissions)) return 'allowed';
          if (!mayAsk) return 'asking';
          const { consent } = WORDS[store.get().lang];
          if (!(await askInWindow(consent, person.mail, permissions))) return 'declined';
          return (await giveConsent(fetch, { user, app }, permissions)) ? 'allowed' : 'reserved';
        },
      ),
    openLink(link) {
      if (!URL.canParse(link)) return false;
      later(() => follow(link));
      return true;
    },
    goTo: (subPage) => void later(() => store.set({ tab: subPage })),
    openChat: (people) =>
      void follow(`https://teams.microsoft.com/l/chat/0/0?users=${people.join(',')}`),
    composeMail: (to, subject) => notices.show(words.mail(to, subject)),
    goBack: () => notices.show(words.leave),
    shareLink: (subPage, label) =>
      notices.show(words.share(label), shareAddress(clientId, subPage)),
  };
}

function shareAddress(appId: string, subPage: string): string {
  const context = encodeURIComponent(JSON.stringify({ subEntityId: subPage }));
  return `https://teams.microsoft.com/l/entity/${appId}/baton?context=${context}`;
}
