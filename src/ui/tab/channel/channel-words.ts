import { channelWords } from '../../shared/words/channel.ts';
import { pageWords } from '../../shared/page-words.ts';

/** The words of the page that sets up a channel's tab, beside all others. */
export const useChannelWords = pageWords(channelWords);
