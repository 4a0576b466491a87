import { Button } from '../shared/button.tsx';
import { Bone, useNoticeable } from '../shared/skeleton.tsx';
import { useWords } from '../shared/use-words.ts';
import { Screen } from './screen.tsx';

export interface LoadingScreenProps {
  /** Known before anything else is. */
  subject?: string;
  /** Keeping the request needs no suggestion, so it works at once. Absent while no mail is known. */
  onTake?: () => void;
  taking?: boolean;
}

/** The shape of a suggestion, once waiting for it becomes noticeable. */
export function LoadingScreen({ subject, onTake, taking = false }: LoadingScreenProps) {
  const { t } = useWords();
  const noticeable = useNoticeable();
  const take = onTake && (
    <Button className="second" onClick={onTake} disabledFocusable={taking}>
      {t(taking ? 'pane.taking' : 'pane.take')}
    </Button>
  );
  return (
    <Screen
      icon="open"
      title={t('pane.looking')}
      {...(subject === undefined ? { hint: '' } : { subject })}
      busy
      foot={take}
    >
      <h1 className="sr">{t('pane.looking')}</h1>
      {noticeable && (
        <div className="bones">
          <span className="sr">{t('pane.loading')}</span>
          <SuggestionBones />
        </div>
      )}
    </Screen>
  );
}

function SuggestionBones() {
  return (
    <>
      <div className="card">
        <div className="person">
          <Bone width={40} height={40} round />
          <div className="bones">
            <Bone width="70%" height={16} />
            <Bone width="50%" />
          </div>
        </div>
        <Bone width="100%" />
        <Bone width="80%" />
        <Bone width="60%" />
      </div>
      <Bone width="55%" height={16} />
      <Bone width="100%" height={32} />
      <Bone width="80%" height={24} />
    </>
  );
}
