import { Button } from '../shared/button.tsx';
import { useWords } from '../shared/use-words.ts';

const PAGE = 50;

export interface ShowMoreProps {
  /** How many are not shown yet. */
  rest: number;
  /** How many come with one press; 50 by default. */
  step?: number;
  onMore: () => void;
}

/** The button below a list that was cut; nothing when it was not. */
export function ShowMore({ rest, step = PAGE, onMore }: ShowMoreProps) {
  const { t } = useWords();
  if (rest <= 0) return null;
  return (
    <Button className="show-more" onClick={onMore}>
      {t('app.showMore', { count: Math.min(rest, step) })}
    </Button>
  );
}
