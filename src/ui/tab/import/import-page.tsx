import { useState } from 'react';
import { Link } from 'react-router';
import { focusSoon } from '../../shared/focus-soon.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
import { EmptyState, ErrorState, FailureNotice } from '../../shared/states.tsx';
import { Button } from '../../shared/button.tsx';
import { BackLink } from '../back-link.tsx';
import { PageBones } from '../page-bones.tsx';
import '../register/register.css';
import { useRights } from '../register/use-register.ts';
import { useTitle } from '../use-title.ts';
import { ChooseFile } from './choose-file.tsx';
import './import.css';
import { useImportWords } from './import-words.ts';
import { InterruptedNotice } from './interrupted-notice.tsx';
import { Preview } from './preview.tsx';
import { Reading } from './reading.tsx';
import { type Chosen, usePreview } from './use-preview.ts';

/** A spreadsheet into the register: first what would happen, then row by row what happens. */
export default function ImportPage() {
  const { say } = useImportWords();
  const rights = useRights();
  useTitle(say('title'));
  if (!rights.data) {
    if (!rights.error) return <PageBones />;
    return <ErrorState error={rights.error} onRetry={() => void rights.refetch()} heading="h1" />;
  }
  if (!rights.data.mayEdit)
    return (
      <EmptyState
        icon="shield"
        title={say('readOnlyTitle')}
        text={say('readOnlyText')}
        heading="h1"
      >
        <Link to="/register">{say('toRegister')}</Link>
      </EmptyState>
    );
  return <Import />;
}

function Import() {
  const { t, say } = useImportWords();
  const announce = useAnnounce();
  const [chosen, setChosen] = useState<Chosen>();
  const { asking, step, ask, forget } = usePreview();
  const { data, error, isPending, submittedAt } = asking;
  const choose = (file: Chosen) => {
    setChosen(file);
    announce(say('reading'));
    ask(file);
  };
  const leave = () => {
    forget();
    setChosen(undefined);
    focusSoon('import-file');
  };
  return (
    <>
      <BackLink to="/register" words={say('back')} />
      <div className="head">
        <h1>{say('title')}</h1>
      </div>
      {!data && (
        <p className="import-intro">
          {say('intro')} <Link to="/templates">{t('find.templates')}</Link>
        </p>
      )}
      {!data && !isPending && <InterruptedNotice />}
      {!chosen || error ? (
        <ChooseFile onChoose={choose}>
          {error && <FailureNotice error={error} />}
          {error && chosen && <Button onClick={() => choose(chosen)}>{say('again')}</Button>}
        </ChooseFile>
      ) : null}
      {isPending && <Reading step={step} onCancel={leave} />}
      {data && chosen && (
        <Preview
          key={submittedAt}
          name={chosen.name}
          preview={data}
          onOther={leave}
          onCheck={() => choose(chosen)}
        />
      )}
    </>
  );
}
