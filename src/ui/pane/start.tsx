import '../shared/styles/tokens.css';
import '../shared/styles/base.css';
import '../shared/styles/parts.css';
import './pane.css';
import { openOutlook } from '../host/outlook.ts';
import type { LoadWords } from '../shared/speech.ts';
import { startPage } from '../shared/start.tsx';
import { NoMailScreen } from './no-mail-screen.tsx';
import { Pane } from './pane.tsx';

const words: LoadWords = async (language) =>
  language === 'de'
    ? (await import(/* webpackChunkName: "pane-de" */ '../shared/words/pane-de.ts')).paneDe
    : (await import(/* webpackChunkName: "pane-en" */ '../shared/words/pane-en.ts')).paneEn;

/** Shows the pane in Outlook. */
export function startPane(): Promise<void> {
  return startPage({
    words,
    open: openOutlook,
    screen: ({ mail }) => (mail ? <Pane door={mail} /> : <NoMailScreen />),
  });
}
