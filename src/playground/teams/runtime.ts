/** Teams' own words for a theme. */
export const TEAMS_THEMES = { light: 'default', dark: 'dark', contrast: 'contrast' } as const;

/** What this host can do; every `isSupported()` of teams-js looks into it. */
export const RUNTIME = {
  apiVersion: 4,
  isLegacyTeams: false,
  isNAAChannelRecommended: true,
  isDeeplyNestedAuthSupported: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: {
    app: { notifySuccessResponse: {} },
    pages: { currentApp: {}, config: {} },
    chat: {},
    mail: {},
    logs: {},
    nestedAppAuth: {},
  },
};

/** The answer to `initialize`: frame context, client type, what is supported, version of the host's SDK. */
export function initializeAnswer(): readonly unknown[] {
  return ['content', 'web', JSON.stringify(RUNTIME), '2.0.1'];
}
