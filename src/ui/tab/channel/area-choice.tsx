import { useId } from 'react';
import { useDirectory } from '../../shared/directory-queries.ts';
import { ErrorState } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { PageBones } from '../page-bones.tsx';

export interface AreaChoiceProps {
  /** Empty while none is chosen. */
  area: string;
  onChange: (area: string) => void;
}

/** One area of the register. */
export function AreaChoice({ area, onChange }: AreaChoiceProps) {
  const { t } = useWords();
  const id = useId();
  const directory = useDirectory('');
  if (!directory.data) {
    if (!directory.error) return <PageBones />;
    return <ErrorState error={directory.error} onRetry={() => void directory.refetch()} />;
  }
  return (
    <>
      <label htmlFor={id}>{t('channel.which')}</label>
      <select
        id={id}
        className="field"
        value={area}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="" disabled>
          {t('channel.choose')}
        </option>
        {directory.data.areas.map((each) => (
          <option key={each} value={each}>
            {plain(each)}
          </option>
        ))}
      </select>
    </>
  );
}
