import { type Language, type PathIn, type Translate, translator } from './i18n.ts';
import { type UseWords, useWords } from './use-words.ts';

/** What a page's own catalogue can say. */
export type SayOf<Catalogue> = Translate<PathIn<Catalogue>>;

/** A hook for the words of a page that brings a catalogue of its own, beside all others. */
export function pageWords<Catalogue extends object>(
  catalogues: Readonly<Record<Language, Catalogue>>,
): () => UseWords & { say: SayOf<Catalogue> } {
  const spoken = {
    de: translator(catalogues.de, 'de'),
    en: translator(catalogues.en, 'en'),
  };
  return () => {
    const words = useWords();
    return { ...words, say: spoken[words.language] };
  };
}
