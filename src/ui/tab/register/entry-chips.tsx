import type { EntryState, RegisterEntry, ReviewState } from '../../../core/register-entry.ts';
import { Chip, type ChipLook } from '../../shared/chip.tsx';
import type { IconName } from '../../shared/icon.tsx';
import { useRegisterWords } from './register-words.ts';

const states: Record<EntryState, { look: ChipLook; icon: IconName } | undefined> = {
  active: undefined,
  upcoming: { look: 'tint', icon: 'clock' },
  draft: { look: 'line', icon: 'half' },
  unreadable: { look: 'bad', icon: 'alert' },
  ended: { look: 'plain', icon: 'back' },
  retired: { look: 'plain', icon: 'cross' },
};

/** The state of a row, unless it simply answers. */
export function EntryStateChip({ state }: { state: EntryState }) {
  const { say } = useRegisterWords();
  const look = states[state];
  return look ? <Chip {...look}>{say(`state.${state}`)}</Chip> : null;
}

const reviews: Record<ReviewState, { look: ChipLook; icon: IconName } | undefined> = {
  fine: undefined,
  due: { look: 'line', icon: 'clock' },
  overdue: { look: 'warn', icon: 'alert' },
  not_mine: { look: 'bad', icon: 'person' },
};

/** By when a row is to be looked at, and what is open about it. */
export function ReviewCell({ entry: { review, columns } }: { entry: RegisterEntry }) {
  const { say, dates } = useRegisterWords();
  const day = columns['ReviewBy'];
  const look = reviews[review];
  return (
    <>
      {typeof day === 'string' && <span className="day">{dates.day(day)}</span>}
      {look && <Chip {...look}>{say(`review.${review}`)}</Chip>}
    </>
  );
}
