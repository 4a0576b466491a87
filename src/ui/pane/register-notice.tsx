import type { RegisterState } from '../../wire/api.ts';
import { Notice } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';

export interface RegisterNoticeProps {
  register: RegisterState;
  /** True when this browser's own copy may be what answers. */
  offline: boolean;
}

/** Says so when the register could not be read anew and an older copy answers. */
export function RegisterNotice({ register, offline }: RegisterNoticeProps) {
  const { t, dates } = useWords();
  if (!register.stale) return null;
  return (
    <Notice look="tint" icon="clock">
      {t(offline ? 'register.kept' : 'register.stale', { when: dates.whenInside(register.asOf) })}
    </Notice>
  );
}
