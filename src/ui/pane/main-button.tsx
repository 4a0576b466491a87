import type { ReactNode } from 'react';
import { Button } from '../shared/button.tsx';

export interface MainButtonProps {
  /** True while something is on its way: it keeps the focus and does nothing. */
  isPending: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** The one filled button under a suggestion; a screen reader says with it who that is, and why. */
export function MainButton({ isPending, onClick, children }: MainButtonProps) {
  return (
    <Button
      appearance="primary"
      className="primary"
      aria-describedby="who reason"
      disabledFocusable={isPending}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
