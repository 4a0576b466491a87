import { QuietError } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';

/** Stands where a part of a page will be: nothing while its code comes, a word and a way to try again when it did not. */
export function notThere(error: Error | null, onRetry: () => void) {
  return error && <NotThere onRetry={onRetry} />;
}

function NotThere({ onRetry }: { onRetry: () => void }) {
  const { t } = useWords();
  return <QuietError what={t('tab.partNotLoaded')} onRetry={onRetry} />;
}
