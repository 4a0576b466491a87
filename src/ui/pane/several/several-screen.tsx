import { useState } from 'react';
import type { MailDoor } from '../../host/host.ts';
import { Button } from '../../shared/button.tsx';
import type { HandoffKeys } from '../../shared/handoff-keys.ts';
import { Icon } from '../../shared/icon.tsx';
import { useAnnounce } from '../../shared/live-region.tsx';
import { FailureNotice, Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { MailboxPart } from '../mailbox-part.ts';
import { meanwhileFor } from '../meanwhile.tsx';
import { PickerPart } from '../picker-part.ts';
import { rememberPlace } from '../remembered-places.ts';
import { Screen } from '../screen.tsx';
import { isJustGiven, OtherRows } from './other-rows.tsx';
import { OwnerGroups } from './owner-groups.tsx';
import { groupByOwner, isReady, type ReadyRow, type Row } from './rows.ts';
import { UndoAll } from './undo-all.tsx';
import { type Given, type Several, useSeveral } from './use-several.ts';

export interface SeveralScreenProps {
  open: Several;
  door: MailDoor;
  keys: HandoffKeys;
}

/** Several mails are selected: where they lie must be known first. */
export function SeveralScreen({ open, door, keys }: SeveralScreenProps) {
  const { t } = useWords();
  const [place, setPlace] = useState<{ mailbox: string | undefined }>();
  const { guess, ...rest } = open;
  if (!guess) return <SelectedMails {...{ open, door, keys }} />;
  if (!place) {
    const subject = t('several.title', { count: open.mails.length });
    const onChoose = (mailbox: string | undefined) => {
      rememberPlace(guess, { mailbox });
      setPlace({ mailbox });
    };
    return <MailboxPart given={{ subject, guess, onChoose }} meanwhile={meanwhileFor(subject)} />;
  }
  const { mailbox } = place;
  const placed = { ...rest, ...(mailbox !== undefined && { mailbox }) };
  return <SelectedMails {...{ door, keys }} open={placed} />;
}

/** One row each, grouped by who would get it, and one button for all. */
function SelectedMails({ open, door, keys }: SeveralScreenProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const { rows, me, giving, undoing, reread, pick } = useSeveral(open, door, keys);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [picking, setPicking] = useState<Row>();

  if (picking) {
    const { messageId, subject } = picking.mail;
    const close = () => setPicking(undefined);
    const given = {
      title: t('picker.title'),
      subject,
      onClose: close,
      onChoose: (choice: Parameters<typeof pick>[1]) => {
        pick(messageId, choice);
        close();
      },
    };
    return <PickerPart given={given} meanwhile={meanwhileFor(subject)} />;
  }
  const chosen = rows.filter(isReady).filter(({ mail }) => !left.has(mail.messageId));
  const justGiven = rows.filter(isJustGiven);
  const busy = giving.isPending || undoing.isPending;
  const give = () =>
    giving.mutate(chosen, {
      onSuccess: (given) => announce(wordsFor(given, t)),
    });
  const include = (messageId: string, included: boolean) =>
    setLeft(new Set(included ? [...left].filter((id) => id !== messageId) : [...left, messageId]));
  const count = chosen.length;
  return (
    <Screen
      icon="mail"
      look="brand"
      title={t('several.title', { count: rows.length })}
      hint={t('several.hint')}
      foot={
        <>
          {justGiven.length > 0 && (
            <UndoAll
              key={justGiven.map(({ mail }) => mail.messageId).join()}
              {...{ justGiven, busy }}
              takeFocus={giving.isSuccess}
              onUndo={() => undoing.mutate(justGiven)}
              onOver={() => reread(justGiven)}
            />
          )}
          {count > 0 && (
            <Button
              appearance="primary"
              className="primary"
              disabledFocusable={busy}
              onClick={give}
            >
              {giving.isPending
                ? t('pane.handingOff')
                : t('several.give', { count, whom: whomFor(chosen, t) })}
              <Icon name="enter" size={16} />
            </Button>
          )}
        </>
      }
    >
      <h1 className="sr">{t('several.title', { count: rows.length })}</h1>
      {giving.data && <Outcome given={giving.data} />}
      {giving.error && <FailureNotice error={giving.error} />}
      <OwnerGroups {...{ rows, me, left, busy }} onInclude={include} onPick={setPicking} />
      <OtherRows rows={rows} onPick={setPicking} onRetry={(row) => reread([row])} />
    </Screen>
  );
}

/** The name of the one who would get them, or how many people that are. */
function whomFor(chosen: readonly ReadyRow[], t: ReturnType<typeof useWords>['t']): string {
  const groups = groupByOwner(chosen);
  const [first] = groups;
  if (groups.length === 1 && first) return plain(first.choice.recipient.person.name);
  return t('several.people', { count: groups.length });
}

/** Only what did not go as it should needs a line; the rest is seen in the rows. */
function Outcome({ given }: { given: Given }) {
  const { t } = useWords();
  if (given.kind === 'given' && given.failed === 0) return null;
  return (
    <Notice look="warn" icon="alert" urgent>
      {wordsFor(given, t)}
    </Notice>
  );
}

function wordsFor(given: Given, t: ReturnType<typeof useWords>['t']): string {
  if (given.kind === 'dropped') return t('several.changed');
  if (given.waiting > 0 && given.waiting === given.failed)
    return t('several.later', { count: given.waiting });
  if (given.failed > 0) return t('several.failed', { count: given.failed });
  return t('several.given', { count: given.done });
}
