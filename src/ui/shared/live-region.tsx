import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

const Announce = createContext<(sentence: string) => void>(() => {});

/** Holds the one place from which screen readers are told what happened. */
export function LiveRegion({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ sentence: '', count: 0 });
  const announce = useCallback(
    (sentence: string) => setSaid(({ count }) => ({ sentence, count: count + 1 })),
    [],
  );
  return (
    <Announce value={announce}>
      {children}
      <output className="sr" aria-live="polite">
        <span key={said.count}>{said.sentence}</span>
      </output>
    </Announce>
  );
}

/** Says a sentence to screen readers, without moving the focus. */
export function useAnnounce(): (sentence: string) => void {
  return useContext(Announce);
}
