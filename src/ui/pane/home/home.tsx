import { useState } from 'react';
import { failureOf } from '../../shared/api-error.ts';
import { Covering } from '../../shared/covering.tsx';
import { useDesk } from '../../shared/queries.ts';
import { RegisterFound } from '../../shared/register-search.tsx';
import { SearchField } from '../../shared/search-field.tsx';
import { Bone, useNoticeable } from '../../shared/skeleton.tsx';
import { ErrorState, QuietError } from '../../shared/states.tsx';
import { useSettled } from '../../shared/use-settled.ts';
import { DeskCounts } from './desk-counts.tsx';
import { Given } from './given.tsx';
import './home.css';
import { Pressing } from './pressing.tsx';
import { useHomeWords, useOpenInTab } from './use-home.ts';

/** While no mail is open: who answers for what, and what lies on one's own desk. */
export function Home() {
  const { t, say } = useHomeWords();
  const open = useOpenInTab();
  const [words, setWords] = useState('');
  const asked = useSettled(words.trim());
  return (
    <div className="home">
      <h1 className="sr">{t('pane.noItemTitle')}</h1>
      <div className="picker">
        <SearchField
          label={say('search')}
          placeholder={say('placeholder')}
          words={words}
          onChange={setWords}
        />
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

/** Of each part no more than is shown here: it is asked for as long as no mail is open. */
const shownOnly = { offered: '1', mine: '1', waiting: '1', pending: '1', given: '3', done: '1' };

/** Quietly: whoever only looks something up needs none of it. */
function OwnDesk() {
  const { say } = useHomeWords();
  const { data, error, refetch } = useDesk(shownOnly);
  if (!data) {
    if (!error) return <DeskBones />;
    const onRetry = () => void refetch();
    // the click opens a window to sign in, which must be said before
    if (failureOf(error).kind === 'sign_in') return <ErrorState error={error} onRetry={onRetry} />;
    return <QuietError what={say('notLoaded')} onRetry={onRetry} />;
  }
  return (
    <>
      <DeskCounts desk={data} />
      <Pressing desk={data} />
      <Covering covers={data.covers} />
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
