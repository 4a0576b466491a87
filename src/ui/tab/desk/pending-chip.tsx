import type { HandoffView } from '../../../wire/handoffs.ts';
import { Chip } from '../../shared/chip.tsx';
import { useCountdown } from '../../shared/use-countdown.ts';
import { useWords } from '../../shared/use-words.ts';

export interface PendingChipProps {
  handoff: HandoffView;
  /** When the server said how many seconds are left, in milliseconds. */
  readAt: number;
}

/** When a mail that has not left yet will leave. */
export function PendingChip({ handoff, readAt }: PendingChipProps) {
  const { t } = useWords();
  const seconds = useCountdown(handoff.sendsInSeconds ?? 0, readAt);
  if (handoff.held) {
    return (
      <Chip look="warn" icon="pause">
        {t('undo.pendingHeld')}
      </Chip>
    );
  }
  return (
    <Chip look="tint" icon="clock">
      {seconds > 0 ? t('undo.pending', { count: seconds }) : t('undo.pendingNow')}
    </Chip>
  );
}
