import {
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import type { Host, HostTheme } from '../host/host.ts';

/** The family stands first in our own style sheets, too; Fluent must not measure with another one. */
const fontFamilyBase =
  "'Segoe UI Variable Text', 'Segoe UI', system-ui, -apple-system, 'Noto Sans', sans-serif";

const themes: Record<'outlook' | 'teams', Record<HostTheme, Theme>> = {
  outlook: { light: webLightTheme, dark: webDarkTheme, contrast: teamsHighContrastTheme },
  teams: { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme },
};

/** Fluent's theme for what the host asks for: Outlook's blue in the pane, Teams' violet elsewhere. */
export function fluentTheme(kind: Host['kind'], theme: HostTheme): Theme {
  return { ...themes[kind === 'outlook' ? 'outlook' : 'teams'][theme], fontFamilyBase };
}
