import type { MailRef } from '../../wire/api.ts';
import type { MailDoor, OpenMail } from '../host/host.ts';
import { failureOf } from '../shared/api-error.ts';
import { failureIcons, failureWords } from '../shared/failure-words.ts';
import type { HandoffKeys } from '../shared/handoff-keys.ts';
import { useMailAnswer } from '../shared/queries.ts';
import { ErrorState } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';
import { AnsweredScreen } from './answered-screen.tsx';
import { LoadingScreen } from './loading-screen.tsx';
import { Screen } from './screen.tsx';
import { useHandOff } from './use-hand-off.ts';

export interface MailScreenProps {
  open: Extract<OpenMail, { kind: 'mail' }>;
  door: MailDoor;
  keys: HandoffKeys;
}

/** One mail: still open, with somebody, or not known yet. */
export function MailScreen({ open, door, keys }: MailScreenProps) {
  const mail: MailRef = {
    messageId: open.messageId,
    ...(open.mailbox && { mailbox: open.mailbox }),
  };
  const answer = useMailAnswer(mail);
  const handOff = useHandOff(mail, door, keys);
  const { subject } = open;
  if (answer.data) {
    return (
      <AnsweredScreen
        messageId={mail.messageId}
        answer={answer.data}
        readAt={answer.dataUpdatedAt}
        handOff={handOff}
        offline={answer.isError}
        onReread={() => void answer.refetch()}
      />
    );
  }
  if (answer.error) {
    return (
      <FailedScreen subject={subject} error={answer.error} onRetry={() => void answer.refetch()} />
    );
  }
  const take = () => handOff.mutate({ kind: 'take' });
  return <LoadingScreen subject={subject} onTake={take} taking={handOff.isPending} />;
}

interface FailedScreenProps {
  subject: string;
  error: Error;
  onRetry: () => void;
}

function FailedScreen({ subject, error, onRetry }: FailedScreenProps) {
  const { t } = useWords();
  const failure = failureOf(error);
  return (
    <Screen
      icon={failureIcons[failure.kind]}
      look="warn"
      title={failureWords(failure, t).title}
      subject={subject}
    >
      <ErrorState error={error} onRetry={onRetry} heading="h1" />
    </Screen>
  );
}
