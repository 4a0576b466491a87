import { Button } from '../shared/button.tsx';
import type { MailAnswer } from '../../wire/suggestions.ts';
import { StateChip } from '../shared/chip.tsx';
import { useAct } from '../shared/handoff-changes.ts';
import { FailureNotice } from '../shared/states.tsx';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';
import { Screen } from './screen.tsx';

export interface AnswerScreenProps {
  answers: NonNullable<MailAnswer['answers']>;
  subject: string;
  onDone: () => void;
  /** The person says that it is not finished, and looks at the mail itself. */
  onLeave: () => void;
}

/** This mail answers a hand-off of mine: it is probably done, and that is one click. */
export function AnswerScreen({ answers, subject, onDone, onLeave }: AnswerScreenProps) {
  const { t } = useWords();
  const { handoff, by } = answers;
  const act = useAct(handoff.handoffKey);
  const name = plain(handoff.partner?.name ?? '');
  const finish = () => act.mutate({ action: 'done' }, { onSuccess: onDone });
  return (
    <Screen
      icon="mail"
      look="brand"
      title={t('answer.title')}
      subject={subject}
      foot={
        <>
          <Button appearance="primary" disabledFocusable={act.isPending} onClick={finish}>
            {t(act.isPending ? 'action.sending' : 'action.done')}
          </Button>
          <Button onClick={onLeave}>{t('answer.notYet')}</Button>
        </>
      }
    >
      {act.error && <FailureNotice error={act.error} />}
      <section className="card" aria-labelledby="answer">
        <div className="person-top">
          <h1 className="name" id="answer">
            {plain(handoff.subject) || t('log.noSubject')}
          </h1>
          <StateChip state={handoff.state} />
        </div>
        <p className="sub">{handoff.title}</p>
        <p>{t(`answer.${by}`, { name })}</p>
      </section>
    </Screen>
  );
}
