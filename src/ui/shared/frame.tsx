import { FluentProvider } from '@fluentui/react-components';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { type ReactNode, useLayoutEffect, useSyncExternalStore } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Host } from '../host/host.ts';
import { type App, AppContext } from './app-context.ts';
import { toLanguage } from './i18n.ts';
import { fluentTheme } from './theme.ts';
import { useWords } from './use-words.ts';

export interface FrameProps {
  app: App;
  words: i18n;
  queries: QueryClient;
  children: ReactNode;
}

/** Everything a screen stands in: host and server, words, cached answers, look. */
export function Frame({ app, words, queries, children }: FrameProps) {
  return (
    <AppContext value={app}>
      <I18nextProvider i18n={words}>
        <QueryClientProvider client={queries}>
          <Look host={app.host}>{children}</Look>
        </QueryClientProvider>
      </I18nextProvider>
    </AppContext>
  );
}

function Look({ host, children }: { host: Host; children: ReactNode }) {
  const theme = useSyncExternalStore(host.onThemeChange, host.theme);
  const { language } = useWords();
  useLayoutEffect(() => {
    const { documentElement } = document;
    documentElement.classList.remove('light', 'dark', 'contrast');
    documentElement.classList.add(theme);
    documentElement.lang = toLanguage(language);
  }, [theme, language]);
  return (
    <FluentProvider theme={fluentTheme(host.kind, theme)} className="frame">
      {children}
    </FluentProvider>
  );
}
