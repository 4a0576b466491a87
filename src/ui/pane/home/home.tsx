import { useId, useState } from 'react';
import { useDesk } from '../../shared/queries.ts';
import { Icon } from '../../shared/icon.tsx';
import { RegisterFound } from '../../shared/register-search.tsx';
import { Bone, useNoticeable } from '../../shared/skeleton.tsx';
import { QuietError } from '../../shared/states.tsx';
import { useSettled } from '../../shared/use-settled.ts';
import { DeskCounts } from './desk-counts.tsx';
import { Given } from './given.tsx';
import './home.css';
import { Pressing } from './pressing.tsx';
import { useHomeWords, useOpenInTab } from './use-home.ts';

/** While no mail is open: who answers for what, and what lies on one's own desk. */
export function Home() {
  const { t, say } = useHomeWords();
  const id = useId();
  const open = useOpenInTab();
  const [words, setWords] = useState('');
  const asked = useSettled(words.trim());
  return (
    <div className="home">
      <h1 className="sr">{t('pane.noItemTitle')}</h1>
      <div className="picker">
        <label className="h" htmlFor={id}>
          {say('search')}
        </label>
        <div className="search">
          <Icon name="search" size={16} />
          <input
            type="search"
            className="field"
            id={id}
            value={words}
            maxLength={200}
            placeholder={say('placeholder')}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
      </div>
      {words.trim() === '' ? (
        <OwnDesk />
      ) : (
        <RegisterFound
          words={asked}
          icon="chevron"
          onChoose={({ responsibilityId }) => open(`find/${responsibilityId}`)}
        />
      )}
    </div>
  );
}

/** Quietly: whoever only looks something up needs none of it. */
function OwnDesk() {
  const { say } = useHomeWords();
  const { data, error, refetch } = useDesk({});
  if (!data) {
    if (!error) return <DeskBones />;
    return <QuietError what={say('notLoaded')} onRetry={() => void refetch()} />;
  }
  return (
    <>
      <DeskCounts desk={data} />
      <Pressing desk={data} />
      <Given handoffs={data.given.handoffs} />
    </>
  );
}

function DeskBones() {
  if (!useNoticeable()) return null;
  return (
    <div className="bones">
      <Bone width="40%" height={14} />
      <Bone width="100%" height={60} />
    </div>
  );
}
