import { Button } from '@fluentui/react-components';
import { useWords } from '../shared/use-words.ts';
import type { Paged } from './use-paged.ts';

/** The button below a list that was cut; nothing when it was not. */
export function ShowMore({ paged }: { paged: Paged<unknown> }) {
  const { t } = useWords();
  if (paged.rest <= 0) return null;
  return (
    <Button className="show-more" onClick={paged.showMore}>
      {t('app.showMore', { count: Math.min(paged.rest, 50) })}
    </Button>
  );
}
