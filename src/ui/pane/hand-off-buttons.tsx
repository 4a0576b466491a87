import { Button } from '../shared/button.tsx';
import { Icon } from '../shared/icon.tsx';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';
import { MainButton } from './main-button.tsx';
import type { HandOff } from './use-hand-off.ts';

export interface HandOffButtonsProps {
  /** Who would get it. */
  name: string;
  /** True when that is the person who looks: there is nothing to forward then. */
  mine: boolean;
  handOff: HandOff;
  onGive: () => void;
  onTake: () => void;
}

/** The one filled button of the suggestion, and the other way out. */
export function HandOffButtons({ name, mine, handOff, onGive, onTake }: HandOffButtonsProps) {
  const { t } = useWords();
  const { isPending, variables } = handOff;
  const giving = isPending && variables.kind === 'forward';
  const take = t(isPending && variables.kind === 'take' ? 'pane.taking' : 'pane.take');
  const give = giving ? t('pane.handingOff') : t('pane.handOff', { name: plain(name) });
  return (
    <>
      <MainButton isPending={isPending} onClick={mine ? onTake : onGive}>
        {mine ? take : give}
        <Icon name="enter" size={16} />
      </MainButton>
      {!mine && (
        <Button className="second" disabledFocusable={isPending} onClick={onTake}>
          {take}
        </Button>
      )}
    </>
  );
}
