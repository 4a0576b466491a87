import { createContext, type ReactNode, useContext, useState } from 'react';

const Announce = createContext<(sentence: string) => void>(() => {});

/** Holds the one place from which screen readers are told what happened. */
export function LiveRegion({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ sentence: '', count: 0 });
  const announce = (sentence: string) => setSaid(({ count }) => ({ sentence, count: count + 1 }));
  return (
    <Announce value={announce}>
      {children}
      <div className="sr" role="status" aria-live="polite">
        <span key={said.count}>{said.sentence}</span>
      </div>
    </Announce>
  );
}

/** Says a sentence to screen readers, without moving the focus. */
export function useAnnounce(): (sentence: string) => void {
  return useContext(Announce);
}
