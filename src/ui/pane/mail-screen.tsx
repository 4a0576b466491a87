import type { MailRef } from '../../wire/api.ts';
import type { MailDoor, OpenMail } from '../host/host.ts';
import { failureOf } from '../shared/api-error.ts';
import { failureIcons, failureWords } from '../shared/failure-words.ts';
import { useMailAnswer } from '../shared/queries.ts';
import { ErrorState } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';
import type { HandoffKeys } from './handoff-keys.ts';
import { HandedOffScreen } from './handed-off-screen.tsx';
import { LoadingScreen } from './loading-screen.tsx';
import { OpenScreen } from './open-screen.tsx';
import { Screen } from './screen.tsx';
import { TakenScreen } from './taken-screen.tsx';
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
    const { status } = answer.data;
    if (status.kind === 'handed_off') {
      return <HandedOffScreen subject={answer.data.mail.subject} known={status.handoff} />;
    }
    if (status.kind === 'taken') {
      return <TakenScreen subject={answer.data.mail.subject} since={status.since} />;
    }
    return <OpenScreen answer={answer.data} handOff={handOff} offline={answer.isError} />;
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
