import { paneEn } from './pane-en.ts';
import { tabEn } from './tab-en.ts';

/** All English sentences but those of pages that bring their own. */
export const en = { ...paneEn, ...tabEn };
