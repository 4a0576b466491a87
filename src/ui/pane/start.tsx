import '../shared/styles/tokens.css';
import '../shared/styles/base.css';
import '../shared/styles/parts.css';
import './pane.css';
import { openOutlook } from '../host/outlook.ts';
import { startPage } from '../shared/start.tsx';
import { NoMailScreen } from './no-mail-screen.tsx';
import { Pane } from './pane.tsx';

/** Shows the pane in Outlook. */
export function startPane(): Promise<void> {
  return startPage({
    open: openOutlook,
    screen: ({ mail }) => (mail ? <Pane door={mail} /> : <NoMailScreen />),
  });
}
