import { useId, useState } from 'react';
import { useApp } from '../../shared/app-context.ts';
import { useDirectory } from '../../shared/queries.ts';
import { ErrorState, Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { PageBones } from '../page-bones.tsx';
import { useTitle } from '../use-title.ts';

/** Asks which area a channel's tab shows; the host's own button saves it. */
export default function ConfigurePage() {
  const { t } = useWords();
  const { host } = useApp();
  const id = useId();
  const directory = useDirectory('');
  const [area, setArea] = useState('');
  useTitle(t('channel.configure'));
  if (!directory.data) {
    if (!directory.error) return <PageBones />;
    return <ErrorState error={directory.error} onRetry={() => void directory.refetch()} />;
  }
  const choose = (chosen: string) => {
    setArea(chosen);
    host.chooseTab?.({ place: `channel?area=${encodeURIComponent(chosen)}`, name: plain(chosen) });
  };
  return (
    <div className="card">
      <h1>{t('channel.configure')}</h1>
      <label htmlFor={id}>{t('channel.which')}</label>
      <select
        id={id}
        className="field"
        value={area}
        onChange={(event) => choose(event.target.value)}
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
      <p className="cap">{t('channel.same')}</p>
      {!host.chooseTab && (
        <Notice look="tint" icon="info">
          {t('channel.onlyInTeams')}
        </Notice>
      )}
    </div>
  );
}
