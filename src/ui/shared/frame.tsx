import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import type { Host } from '../host/host.ts';
import { type App, AppContext } from './app-context.ts';
import type { Language } from './i18n.ts';
import type { Speech } from './speech.ts';
import { useWords, WordsContext } from './use-words.ts';

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
      <InWords speech={speech}>
        <QueryClientProvider client={queries}>
          <Look host={app.host}>{children}</Look>
        </QueryClientProvider>
      </InWords>
    </AppContext>
  );
}

/** Listens once for all: a screen asks for its words in hundreds of places. */
function InWords({ speech, children }: Pick<FrameProps, 'speech' | 'children'>) {
  const spoken = useSyncExternalStore(speech.subscribe, speech.current);
  const words = useMemo(
    () => ({ ...spoken, choose: (chosen: Language) => void speech.choose(chosen) }),
    [spoken, speech],
  );
  return <WordsContext value={words}>{children}</WordsContext>;
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
