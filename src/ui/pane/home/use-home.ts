import { useApp } from '../../shared/app-context.ts';
import { pageWords } from '../../shared/page-words.ts';
import { homeWords } from '../../shared/words/home.ts';

/** The words of the pane while no mail is open, beside all others. */
export const useHomeWords = pageWords(homeWords);

/** Opens a place of the Teams tab. */
export function useOpenInTab(): (place: string) => void {
  const { host } = useApp();
  return (place) => host.openLink(host.linkTo(place));
}
