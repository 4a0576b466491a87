import type { Caution } from '../../core/caution.ts';
import { Notice } from './states.tsx';
import { plain } from './text.ts';
import { useWords } from './use-words.ts';

/** Why to look twice before anybody does what the mail asks. It keeps nobody from handing off. */
export function CautionNotice({ cautions = [] }: { cautions: readonly Caution[] | undefined }) {
  const { t } = useWords();
  if (cautions.length === 0) return null;
  return (
    <Notice look="warn" icon="alert">
      {cautions.map(({ kind, found, known = '' }) => (
        <p key={kind}>{t(`caution.${kind}`, { found: plain(found), known: plain(known) })}</p>
      ))}
    </Notice>
  );
}
