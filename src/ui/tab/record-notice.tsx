import { Notice } from '../shared/states.tsx';
import { useRecord } from '../shared/use-record.ts';
import { useWords } from '../shared/use-words.ts';

/** Said only when the record is not the one this browser saw before. */
export function RecordNotice() {
  const { t } = useWords();
  const found = useRecord().data;
  if (!found || found.kind === 'consistent') return null;
  const { size } = found.seen;
  return (
    <Notice look="bad" icon="alert" urgent>
      <b>{t('record.title')}</b> {t(`record.${found.kind}`, { size })} {t('record.whatToDo')}
    </Notice>
  );
}
