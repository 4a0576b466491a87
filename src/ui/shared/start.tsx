import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Host } from '../host/host.ts';
import { createApi } from './api.ts';
import { type AppConfig, readConfig } from './config.ts';
import { Frame } from './frame.tsx';
import { startI18n, toLanguage } from './i18n.ts';
import { createQueries } from './query-client.ts';
import { openSeenLog, storageOf } from './seen-log.ts';
import { rememberToken } from './token-memory.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';

export interface Start {
  /** The host around the page. Rejects when the page does not belong there. */
  open: (config: AppConfig) => Promise<Host>;
  /** What to show in it. */
  screen: (host: Host) => ReactNode;
}

/** Puts the parts of a page together and shows it in `#root`; what hinders it is said there, too. */
export async function startPage({ open, screen }: Start): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root');
  try {
    const config = readConfig(document);
    const host = await open(config);
    createRoot(root).render(assemble(host, config, screen(host)));
    host.ready();
  } catch (error) {
    reportError(error);
    showFailure(root);
  }
}

function assemble(host: Host, { tenantId, logId }: AppConfig, children: ReactNode): ReactNode {
  const words = startI18n(host.locale);
  const getToken = rememberToken(host.getToken, Date.now);
  const language = () => words.language;
  const api = createApi({ fetch: window.fetch.bind(window), getToken, language });
  const seenLog = openSeenLog(storageOf(window), `${tenantId}.${logId}`);
  return (
    <Frame app={{ host, api, seenLog }} words={words} queries={createQueries()}>
      {children}
    </Frame>
  );
}

/** Nothing of React may be assumed here: this is the page that must always work. */
function showFailure(root: HTMLElement): void {
  const { error } = toLanguage(navigator.language) === 'de' ? de : en;
  const title = document.createElement('h1');
  title.textContent = error.startTitle;
  const text = document.createElement('p');
  text.textContent = error.startText;
  const box = document.createElement('main');
  box.className = 'empty';
  box.append(title, text);
  root.replaceChildren(box);
}
