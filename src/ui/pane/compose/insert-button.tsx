import { useWords } from '../../shared/use-words.ts';
import { MainButton } from '../main-button.tsx';

export interface InsertButtonProps {
  /** Who would stand in the mail. */
  name: string;
  /** True while they are put into it. */
  isPending: boolean;
  onInsert: () => void;
}

/** Puts the person into the mail; it is the one who writes that sends it. */
export function InsertButton({ name, isPending, onInsert }: InsertButtonProps) {
  const { t } = useWords();
  return (
    <>
      <MainButton isPending={isPending} onClick={onInsert}>
        {t(isPending ? 'compose.inserting' : 'compose.insert', { name })}
      </MainButton>
      <p className="foot-note">{t('compose.youSend')}</p>
    </>
  );
}
