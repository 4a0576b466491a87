import type { MailRef } from '../../wire/api.ts';
import type { MailDoor, OpenMail } from '../host/host.ts';
import type { HandoffKeys } from '../shared/handoff-keys.ts';
import { later } from '../shared/later.tsx';
import { useMailAnswer } from '../shared/queries.ts';
import { StillOpen } from '../shared/still-open.ts';
import { FailedScreen } from './failed-screen.tsx';
import { LoadingScreen } from './loading-screen.tsx';
import { useClickCheck } from './use-click-check.ts';
import { useHandOff } from './use-hand-off.ts';
import { useOfflineAnswer } from './use-offline.ts';

const AnsweredPart = later(
  'answered',
  async () =>
    (await import(/* webpackChunkName: "answered" */ './answered-screen.tsx')).AnsweredScreen,
);
// while the server is asked, so that neither waits for the other
AnsweredPart.preload();

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
  const kept = useOfflineAnswer(door, mail.messageId, answer.data ? null : answer.error);
  const stillOpen = useClickCheck(mail, door);
  const handOff = useHandOff(mail, stillOpen, keys);
  const { subject } = open;
  const take = () => handOff.mutate({ kind: 'take' });
  const meanwhile = (error: Error | null, onRetry: () => void) =>
    error ? (
      <FailedScreen {...{ subject, error, onRetry }} />
    ) : (
      <LoadingScreen subject={subject} onTake={take} taking={handOff.isPending} />
    );
  const shown = answer.data ?? kept;
  if (!shown) {
    // the kept register is looked into before it is said that there is no connection
    const failed = kept === undefined ? null : answer.error;
    return meanwhile(failed, () => void answer.refetch());
  }
  const given = {
    messageId: mail.messageId,
    answer: shown,
    readAt: answer.dataUpdatedAt,
    handOff,
    offline: answer.isError || !answer.data,
    onReread: () => answer.refetch(),
  };
  return (
    <StillOpen value={stillOpen}>
      <AnsweredPart given={given} meanwhile={meanwhile} />
    </StillOpen>
  );
}
