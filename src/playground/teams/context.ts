import type { Language, TabHost, Theme } from '../state.ts';
import type { Person } from '../tenant/people.ts';
import { HOST_NAMES, TEAMS_THEMES } from './runtime.ts';

export interface TabPlace {
  /** `entityId`: which tab of the app. */
  page: string;
  /** `subEntityId`: the place within the tab; empty for its beginning. */
  subPage: string;
}

export interface TeamsSurroundings {
  person: Person;
  tenantId: string;
  /** Id of the Teams app; the playground uses the client id. */
  appId: string;
  lang: Language;
  theme: Theme;
  sessionId: string;
  host: TabHost;
}

/**
 * The answer to `getContext`. On the wire it is still the flat shape of the first version; teams-js
 * turns it into `app`, `page`, `user` itself.
 */
export function legacyContext(around: TeamsSurroundings, place: TabPlace): Record<string, unknown> {
  const { person, lang, sessionId } = around;
  const locale = { de: 'de-de', en: 'en-us' }[lang];
  return {
    locale,
    osLocaleInfo: { platform: 'windows', regionalFormat: locale },
    theme: TEAMS_THEMES[around.theme],
    sessionId,
    appSessionId: sessionId,
    appId: around.appId,
    appIconPosition: 0,
    hostName: HOST_NAMES[around.host],
    hostClientType: 'web',
    ringId: 'general',
    entityId: place.page,
    subEntityId: place.subPage === '' ? undefined : place.subPage,
    frameContext: 'content',
    isFullScreen: false,
    isMultiWindow: false,
    isBackgroundLoad: false,
    userObjectId: person.oid,
    userPrincipalName: person.mail,
    loginHint: person.mail,
    userDisplayName: person.displayName,
    userLicenseType: 'Unknown',
    tenantSKU: 'enterprise',
    tid: around.tenantId,
  };
}
