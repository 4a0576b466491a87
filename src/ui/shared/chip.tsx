import type { HandoffState } from '../../core/handoff.ts';
import { Icon, type IconName } from './icon.tsx';
import { useWords } from './use-words.ts';

export type ChipLook = 'ok' | 'tint' | 'warn' | 'bad' | 'plain' | 'line';

export interface ChipProps {
  look: ChipLook;
  icon?: IconName;
  children: string;
}

/** A state in one or two words: always an icon and a word, never colour alone. */
export function Chip({ look, icon, children }: ChipProps) {
  return (
    <span className={`chip chip-${look}`}>
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}

const bands = {
  clear: { look: 'ok', icon: 'check' },
  likely: { look: 'tint', icon: 'half' },
  unclear: { look: 'warn', icon: 'question' },
} as const;

/** How sure Baton is, in a word. */
export function BandChip({ band }: { band: keyof typeof bands }) {
  const { t } = useWords();
  return <Chip {...bands[band]}>{t(`band.${band}`)}</Chip>;
}

const states: Record<HandoffState, { look: ChipLook; icon: IconName }> = {
  offered: { look: 'tint', icon: 'clock' },
  accepted: { look: 'plain', icon: 'person' },
  waiting: { look: 'plain', icon: 'pause' },
  done: { look: 'ok', icon: 'check' },
  declined: { look: 'bad', icon: 'cross' },
  passed_on: { look: 'plain', icon: 'pass' },
  withdrawn: { look: 'plain', icon: 'back' },
  expired: { look: 'warn', icon: 'alert' },
};

/** Where a hand-off stands. */
export function StateChip({ state }: { state: HandoffState }) {
  const { t } = useWords();
  return <Chip {...states[state]}>{t(`state.${state}`)}</Chip>;
}
