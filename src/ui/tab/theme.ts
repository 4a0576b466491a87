import {
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import type { HostTheme } from '../host/host.ts';

/** The family stands first in our own style sheets, too; Fluent must not measure with another one. */
const fontFamilyBase =
  "'Segoe UI Variable Text', 'Segoe UI', system-ui, -apple-system, 'Noto Sans', sans-serif";

const themes: Record<HostTheme, Theme> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

/** Fluent's theme for what the host asks for. */
export function fluentTheme(theme: HostTheme): Theme {
  return { ...themes[theme], fontFamilyBase };
}
