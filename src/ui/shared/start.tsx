import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Host } from '../host/host.ts';
import { createApi } from './api.ts';
import { type AppConfig, readConfig } from './config.ts';
import { Frame } from './frame.tsx';
import { toLanguage } from './i18n.ts';
import { createQueries } from './query-client.ts';
import { openSeenLog, storageOf } from './seen-log.ts';
import { createSpeech, firstLanguage, type LoadWords, type Speech } from './speech.ts';
import { rememberToken } from './token-memory.ts';
import { startWords } from './words/start.ts';

export interface Start {
  words: LoadWords;
  /** The host around the page. Rejects when the page does not belong there. */
  open: (config: AppConfig) => Promise<Host>;
  /** What to show in it. */
  screen: (host: Host) => ReactNode;
}

/** Puts the parts of a page together and shows it in `#root`; what hinders it is said there, too. */
export async function startPage({ words, open, screen }: Start): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root');
  try {
    const config = readConfig(document);
    // the host may say another language than the browser; mostly it is the same, and then no time is lost
    const [host] = await Promise.all([open(config), words(firstLanguage(navigator.language))]);
    const speech = await startSpeech(host, words);
    createRoot(root).render(assemble(host, config, speech, screen(host)));
    host.ready();
  } catch (error) {
    reportError(error);
    showFailure(root);
  }
}

async function startSpeech({ locale }: Host, words: LoadWords): Promise<Speech> {
  const language = firstLanguage(locale);
  return createSpeech(language, await words(language), words);
}

function assemble(
  host: Host,
  { tenantId, logId }: AppConfig,
  speech: Speech,
  children: ReactNode,
): ReactNode {
  const getToken = rememberToken(host.getToken, Date.now);
  const language = () => speech.current().language;
  const api = createApi({ fetch: window.fetch.bind(window), getToken, language });
  const seenLog = openSeenLog(storageOf(window), `${tenantId}.${logId}`);
  return (
    <Frame app={{ host, api, seenLog }} speech={speech} queries={createQueries()}>
      {children}
    </Frame>
  );
}

/** Nothing of React may be assumed here: this is the page that must always work. */
function showFailure(root: HTMLElement): void {
  const words = startWords[toLanguage(navigator.language)];
  const title = document.createElement('h1');
  title.textContent = words.title;
  const text = document.createElement('p');
  text.textContent = words.text;
  const box = document.createElement('main');
  box.className = 'empty';
  box.append(title, text);
  root.replaceChildren(box);
}
