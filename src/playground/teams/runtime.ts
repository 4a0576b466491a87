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
    pages: { backStack: {}, currentApp: {}, config: {} },
    chat: {},
    mail: {},
    logs: {},
    nestedAppAuth: {},
  },
};

/**
 * The answer to `initialize`: frame context, client type, version of the host's SDK, what is supported. In this order:
 * teams-js looks for nested app authentication in the last part only.
 */
export function initializeAnswer(): readonly unknown[] {
  return ['content', 'web', '2.0.1', JSON.stringify(RUNTIME)];
}
