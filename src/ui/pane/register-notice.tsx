import type { RegisterState } from '../../wire/api.ts';
import { Notice } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';

/** Says so when the register could not be read anew and an older copy answers. */
export function RegisterNotice({ register }: { register: RegisterState }) {
  const { t, dates } = useWords();
  if (!register.stale) return null;
  return (
    <Notice look="tint" icon="clock">
      {t('register.stale', { when: dates.when(register.asOf) })}
    </Notice>
  );
}
