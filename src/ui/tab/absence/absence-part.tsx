import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { focusSoon } from '../../shared/focus-soon.ts';
import { QuietError } from '../../shared/states.tsx';
import { useWords } from '../../shared/use-words.ts';
import { AbsenceForm } from './absence-form.tsx';
import { InOutlook } from './in-outlook.tsx';
import { OwnAbsence } from './own-absence.tsx';
import { useAbsences } from './use-absences.ts';

/** When I am away myself, and the way to say so. A chunk of its own, beside the desk. */
export default function AbsencePart({ today }: { today: string }) {
  const { t } = useWords();
  const absences = useAbsences();
  const [entering, setEntering] = useState(false);
  const own = absences.data?.own ?? [];
  const close = () => {
    setEntering(false);
    focusSoon('enter-absence');
  };
  return (
    <section className="card absences" aria-labelledby="absences">
      <h2 id="absences">{t('absence.title')}</h2>
      {absences.error && (
        <QuietError what={t('absence.notLoaded')} onRetry={() => void absences.refetch()} />
      )}
      {absences.data && own.length === 0 && <p className="cap">{t('absence.none')}</p>}
      {own.length > 0 && (
        <ul>
          {own.map((absence) => (
            <OwnAbsence key={absence.id} absence={absence} />
          ))}
        </ul>
      )}
      {entering ? (
        <>
          <AbsenceForm today={today} onClose={close} />
          <InOutlook />
        </>
      ) : (
        <Button id="enter-absence" onClick={() => setEntering(true)}>
          {t('absence.open')}
        </Button>
      )}
    </section>
  );
}
