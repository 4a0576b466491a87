import { paneDe } from './pane-de.ts';
import { tabDe } from './tab-de.ts';

/** All German sentences but those of pages that bring their own. */
export const de = { ...paneDe, ...tabDe };
