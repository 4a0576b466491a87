import type { Theme } from '../state.ts';
import type { OfficeTheme } from './protocol.ts';

/** Office tells a theme by its colours. Pure black under pure white is how a contrast theme looks. */
export const OFFICE_THEMES: Readonly<Record<Theme, OfficeTheme>> = {
  light: colours('#ffffff', '#242424', '#ffffff', '#242424', false),
  dark: colours('#1f1f1f', '#ffffff', '#292929', '#ffffff', true),
  contrast: colours('#000000', '#ffffff', '#000000', '#ffffff', true),
};

function colours(
  bodyBackgroundColor: string,
  bodyForegroundColor: string,
  controlBackgroundColor: string,
  controlForegroundColor: string,
  isDarkTheme: boolean,
): OfficeTheme {
  return {
    bodyBackgroundColor,
    bodyForegroundColor,
    controlBackgroundColor,
    controlForegroundColor,
    isDarkTheme,
  };
}
