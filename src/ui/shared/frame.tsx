import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useLayoutEffect, useSyncExternalStore } from 'react';
import type { Host } from '../host/host.ts';
import { type App, AppContext } from './app-context.ts';
import type { Speech } from './speech.ts';
import { SpeechContext, useWords } from './use-words.ts';

export interface FrameProps {
  app: App;
  speech: Speech;
  queries: QueryClient;
  children: ReactNode;
}

/** Everything a screen stands in: host and server, words, cached answers, look. */
export function Frame({ app, speech, queries, children }: FrameProps) {
  return (
    <AppContext value={app}>
      <SpeechContext value={speech}>
        <QueryClientProvider client={queries}>
          <Look host={app.host}>{children}</Look>
        </QueryClientProvider>
      </SpeechContext>
    </AppContext>
  );
}

function Look({ host, children }: { host: Host; children: ReactNode }) {
  const theme = useSyncExternalStore(host.onThemeChange, host.theme);
  const { language } = useWords();
  useLayoutEffect(() => {
    const { documentElement } = document;
    documentElement.classList.remove('early', 'light', 'dark', 'contrast');
    documentElement.classList.add(theme);
    documentElement.lang = language;
  }, [theme, language]);
  return <div className="frame">{children}</div>;
}
