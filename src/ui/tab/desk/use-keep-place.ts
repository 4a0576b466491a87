import { type FocusEvent, type MouseEvent, type RefObject, useEffect, useRef } from 'react';

/** What a list needs whose rows go away under the focus. */
export interface KeptPlace {
  ref: RefObject<HTMLDivElement | null>;
  onFocus: (event: FocusEvent) => void;
  onClick: (event: MouseEvent) => void;
  onBlur: (event: FocusEvent) => void;
}

/**
 * Remembers which row has the focus. When that row is done and gone, the one that took its place gets it, by its
 * subject, so that nobody begins at the top again; the page's heading when none is left.
 */
export function useKeepPlace(): KeptPlace {
  const ref = useRef<HTMLDivElement>(null);
  const place = useRef<number>(undefined);
  const rows = () => [...(ref.current?.querySelectorAll('.it') ?? [])];
  useEffect(() => {
    const isLost = document.hasFocus() && document.activeElement === document.body;
    if (place.current === undefined || !isLost) return;
    const next = rows()[place.current] ?? rows().at(-1);
    (next?.querySelector('a') ?? document.getElementById('page-title'))?.focus();
  });
  const remember = ({ target }: { target: EventTarget }) => {
    const at = rows().findIndex((row) => target instanceof Node && row.contains(target));
    // what is asked in a dialog belongs to the row it was asked for
    if (at >= 0) place.current = at;
  };
  return {
    ref,
    onFocus: remember,
    // of a long list other rows may stand there since the focus came
    onClick: remember,
    // whoever leaves on purpose, by a click beside it, is not brought back
    onBlur: ({ relatedTarget }) => {
      if (relatedTarget === null) place.current = undefined;
    },
  };
}
