import '../shared/styles/tokens.css';
import '../shared/styles/base.css';
import '../shared/styles/parts.css';
import './styles/frame.css';
import './styles/find.css';
import './styles/filters.css';
import './styles/bulk.css';
import './styles/absence.css';
import './styles/desk.css';
import './styles/handoffs.css';
import './styles/narrow.css';
import './styles/runs.css';
import './styles/overview.css';
import { BrowserRouter } from 'react-router';
import { openBrowser } from '../host/browser.ts';
import type { Host } from '../host/host.ts';
import { openTeams } from '../host/teams.ts';
import type { AppConfig } from '../shared/config.ts';
import type { LoadWords } from '../shared/speech.ts';
import { startPage } from '../shared/start.tsx';
import { Tab } from './tab.tsx';

const words: LoadWords = async (language) =>
  language === 'de'
    ? (await import(/* webpackChunkName: "tab-de" */ '../shared/words/de.ts')).de
    : (await import(/* webpackChunkName: "tab-en" */ '../shared/words/en.ts')).en;

/** Shows the tab: in Teams, or in a window of its own. */
export function startTab(): Promise<void> {
  return startPage({
    words,
    open,
    screen: ({ place }) => {
      if (place !== undefined) goTo(place);
      return (
        // as a transition, what is typed into an address would come too late for its field, which loses letters then
        <BrowserRouter basename="/tab" useTransitions={false}>
          <Tab />
        </BrowserRouter>
      );
    },
  });
}

function open(config: AppConfig): Promise<Host> {
  const alone = window.parent === window;
  return alone ? Promise.resolve(openBrowser(config)) : openTeams(config);
}

/** A deep link names a place inside the tab. It comes from outside, so it may lead nowhere else. */
function goTo(place: string): void {
  const target = new URL(`/tab/${place}`, window.location.origin);
  const inside = target.origin === window.location.origin && target.pathname.startsWith('/tab/');
  if (inside) window.history.replaceState(null, '', target);
}
