import type { TabHost } from '../state.ts';

/** Teams' own words for a theme. */
export const TEAMS_THEMES = { light: 'default', dark: 'dark', contrast: 'contrast' } as const;

/** What each program calls itself. */
export const HOST_NAMES = { teams: 'Teams', outlook: 'Outlook', office: 'Office' } as const;

const everywhere = {
  app: { notifySuccessResponse: {} },
  pages: { currentApp: {}, config: {} },
  logs: {},
  nestedAppAuth: {},
};

/** What each program can do; every `isSupported()` of teams-js looks into it. Only Teams has chats and a back button. */
const SUPPORTS: Record<TabHost, object> = {
  teams: { ...everywhere, pages: { ...everywhere.pages, backStack: {} }, chat: {}, mail: {} },
  outlook: { ...everywhere, mail: {} },
  office: everywhere,
};

/**
 * The answer to `initialize`: frame context, client type, version of the host's SDK, what is supported. In this order:
 * teams-js looks for nested app authentication in the last part only.
 */
export function initializeAnswer(host: TabHost): readonly unknown[] {
  const runtime = {
    apiVersion: 4,
    isLegacyTeams: false,
    isNAAChannelRecommended: true,
    isDeeplyNestedAuthSupported: false,
    hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
    supports: SUPPORTS[host],
  };
  return ['content', 'web', '2.0.1', JSON.stringify(runtime)];
}
