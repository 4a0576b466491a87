import { createContext, type ReactNode, useContext } from 'react';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';
import type { Place } from './remembered-places.ts';

interface Taken extends Place {
  /** It lies elsewhere: asks the person. */
  onAsk: () => void;
}

const Context = createContext<Taken | undefined>(undefined);

/**
 * Says on every screen in here which mailbox was taken, because this Outlook did not say; with nothing it says no more,
 * for what has been found there lies there.
 */
export function PlaceTaken({ taken, children }: { taken: Taken | undefined; children: ReactNode }) {
  return <Context value={taken}>{children}</Context>;
}

export function PlaceLine() {
  const { t } = useWords();
  const taken = useContext(Context);
  if (!taken) return null;
  const { mailbox, onAsk } = taken;
  return (
    <p className="cap place">
      {mailbox ? t('mailbox.taken', { mailbox: plain(mailbox) }) : t('mailbox.takenOwn')}{' '}
      <button type="button" className="link" onClick={onAsk}>
        {t('mailbox.change')}
      </button>
    </p>
  );
}
