import { startPane } from '../ui/pane/start.tsx';

/** The front door of the Outlook pane. */
void startPane();
