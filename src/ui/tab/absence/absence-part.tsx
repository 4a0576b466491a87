import { AbsenceForm } from './absence-form.tsx';
import { CoverAsks } from './cover-asks.tsx';
import { InOutlook } from './in-outlook.tsx';
import { OwnAbsence } from './own-absence.tsx';
import { useAbsences } from './use-absences.ts';
import { QuietError } from '../../shared/states.tsx';
import { useWords } from '../../shared/use-words.ts';

export interface AbsencePartProps {
  today: string;
  /** True while the person enters an absence. */
  entering: boolean;
  onClose: () => void;
}

/** Whom I am asked to cover for, and when I am away myself. A chunk of its own, beside the desk. */
export default function AbsencePart({ today, entering, onClose }: AbsencePartProps) {
  const { t } = useWords();
  const absences = useAbsences();
  const { own = [], asks = [] } = absences.data ?? {};
  return (
    <>
      <CoverAsks asks={asks} />
      {absences.error && (
        <QuietError what={t('absence.notLoaded')} onRetry={() => void absences.refetch()} />
      )}
      {(entering || own.length > 0) && (
        <section className="card absences" aria-labelledby="absences">
          <h2 id="absences">{t('absence.title')}</h2>
          {entering && <AbsenceForm today={today} onClose={onClose} />}
          {entering && <InOutlook />}
          {own.length > 0 && (
            <ul>
              {own.map((absence) => (
                <OwnAbsence key={absence.id} absence={absence} />
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  );
}
