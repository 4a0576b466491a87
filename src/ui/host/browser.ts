import type { AppConfig } from '../shared/config.ts';
import type { Host, HostTheme } from './host.ts';
import { nestedSignIn } from './sign-in.ts';

/** A plain browser window: the look and the language of the system, and our own sign-in. */
export function openBrowser(config: AppConfig): Host {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const contrast = window.matchMedia('(forced-colors: active)');
  return {
    kind: 'browser',
    locale: navigator.language,
    theme: () => toTheme(dark.matches, contrast.matches),
    onThemeChange: (listener) => {
      const leaving = new AbortController();
      dark.addEventListener('change', listener, { signal: leaving.signal });
      contrast.addEventListener('change', listener, { signal: leaving.signal });
      return () => leaving.abort();
    },
    ...nestedSignIn(config),
    ready: () => {},
    openLink: (url) => void window.open(url, '_blank', 'noopener'),
    linkTo: (place) => new URL(`/tab/${place}`, window.location.href).href,
  };
}

function toTheme(dark: boolean, contrast: boolean): HostTheme {
  if (contrast) return 'contrast';
  return dark ? 'dark' : 'light';
}
