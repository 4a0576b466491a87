import { useState } from 'react';
import { checkRecipients, type SendProblem } from '../../../core/send-check.ts';
import type { DraftAnswer } from '../../../wire/suggestions.ts';
import type { MailDoor, OpenMail, Written } from '../../host/host.ts';
import { type Choice, proposed } from '../../shared/choice.ts';
import type { HandoffKeys } from '../../shared/handoff-keys.ts';
import { ErrorState } from '../../shared/states.tsx';
import { useWords } from '../../shared/use-words.ts';
import { LoadingScreen } from '../loading-screen.tsx';
import { meanwhileFor } from '../meanwhile.tsx';
import type { Along } from '../open-screen.tsx';
import { PickerPart } from '../picker-part.ts';
import { Screen } from '../screen.tsx';
import { AskFor } from './ask-for.tsx';
import { checkFor } from './chosen-check.ts';
import { HeldScreen } from './held-screen.tsx';
import { InsertedScreen } from './inserted-screen.tsx';
import { ProposalScreen } from './proposal-screen.tsx';
import {
  useDraftAnswer,
  useInsert,
  useLeaveCheck,
  useOfflineDraft,
  useWritten,
} from './use-draft.ts';

export interface ComposeScreenProps {
  open: Extract<OpenMail, { kind: 'draft' }>;
  door: Pick<MailDoor, 'reader'>;
  keys: HandoffKeys;
}

/** What the person has chosen for the mail they are writing. */
export interface ComposeWish {
  picked: Choice | undefined;
  along: Along;
  withBlock: boolean;
  /** Addresses that stay although something speaks against them. */
  kept: readonly string[];
  again: boolean;
}

const nothing: ComposeWish = {
  picked: undefined,
  along: { note: '', due: '' },
  withBlock: true,
  kept: [],
  again: false,
};

/** A forward or a new mail is being written: who should get it, and what stands above it. */
export function ComposeScreen({ open, door, keys }: ComposeScreenProps) {
  const { t } = useWords();
  const { draft, mailbox } = open;
  const written = useWritten(draft);
  const asked = useDraftAnswer(written, mailbox);
  const kept = useOfflineDraft(written, door.reader, asked.error);
  const answer = asked.data ?? kept;
  const insert = useInsert(draft, keys);
  const [wish, setWish] = useState(nothing);
  const [picking, setPicking] = useState(false);
  useLeaveCheck(draft, asked.data, wish.picked);
  const subject = written?.subject ?? '';
  const title = t(written?.original ? 'compose.forward' : 'compose.newMail');
  if (asked.error && answer === null)
    return (
      <Screen icon="pass" look="warn" title={title} subject={subject}>
        <ErrorState error={asked.error} onRetry={() => void asked.refetch()} heading="h1" />
      </Screen>
    );
  if (!written || !answer) return <LoadingScreen subject={subject} />;

  const outcome = insert.data;
  if (outcome?.kind === 'handed_off')
    return <InsertedScreen handoff={outcome.handoff} subject={subject} title={title} />;
  const status = outcome?.status ?? answer.status;
  if (status.kind !== 'open' && !wish.again) {
    const goOn = () => {
      insert.reset();
      setWish({ ...wish, again: true });
    };
    return <HeldScreen {...{ status, subject, title }} onGoOn={goOn} />;
  }
  const choose = (picked: Choice) => {
    setWish({ ...wish, picked });
    setPicking(false);
  };
  if (picking)
    return (
      <PickerPart
        given={{
          title: t('picker.title'),
          subject,
          onChoose: choose,
          onClose: () => setPicking(false),
        }}
        meanwhile={meanwhileFor(subject)}
      />
    );
  const choice = wish.picked ?? proposed(answer.suggestion);
  const pick = () => setPicking(true);
  const offline = asked.data === undefined;
  if (!choice) return <AskFor {...{ title, subject, pick, answer, offline }} onChoose={choose} />;
  const problems = problemsOf(written, answer, choice);
  const give = () =>
    insert.mutate({
      choice,
      original: written.original,
      mailbox,
      ...wish.along,
      withBlock: wish.withBlock,
      again: wish.again,
      remove: toRemove(written, problems, wish),
    });
  const retry = () => {
    // what was refused without connection is not said beside the new answer
    insert.reset();
    void asked.refetch();
  };
  return (
    <ProposalScreen
      {...{ title, subject, choice, wish, problems, written, pick }}
      {...{ answer, offline, insert }}
      onWish={setWish}
      onGive={give}
      onRetry={retry}
    />
  );
}

function problemsOf(written: Written, { check }: DraftAnswer, choice: Choice): SendProblem[] {
  return checkRecipients(checkFor(check, choice), [...written.to, ...written.others]);
}

/** Only out of “To”, and only whom the person did not want to keep. */
function toRemove(
  { to }: Written,
  problems: readonly SendProblem[],
  { kept }: ComposeWish,
): string[] {
  const inTo = new Set(to.map(({ address }) => address.toLowerCase()));
  return problems
    .map(({ address }) => address)
    .filter((address) => inTo.has(address) && !kept.includes(address));
}
