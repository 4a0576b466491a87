import { startTab } from '../ui/tab/start.tsx';

/** The front door of the Teams tab. */
void startTab();
