import { useState, useSyncExternalStore } from 'react';
import type { MailDoor } from '../host/host.ts';
import { createHandoffKeys } from '../shared/handoff-keys.ts';
import { later } from '../shared/later.tsx';
import { LiveRegion } from '../shared/live-region.tsx';
import { useMe } from '../shared/queries.ts';
import { useWords } from '../shared/use-words.ts';
import { DiagnosisOr } from './diagnosis.tsx';
import { LoadingScreen } from './loading-screen.tsx';
import { MailScreen, type MailScreenProps } from './mail-screen.tsx';
import { MailboxPart } from './mailbox-part.ts';
import { meanwhileFor } from './meanwhile.tsx';
import { NoMailScreen } from './no-mail-screen.tsx';
import { PaneNotices } from './pane-notice.tsx';
import { PlaceTaken } from './place.tsx';
import { forgetPlace, rememberedPlace, rememberPlace } from './remembered-places.ts';
import { useKeepRegister } from './use-offline.ts';

const ComposePart = later(
  'compose',
  async () =>
    (await import(/* webpackChunkName: "compose" */ './compose/compose-screen.tsx')).ComposeScreen,
);

const SeveralPart = later(
  'several',
  async () =>
    (await import(/* webpackChunkName: "several" */ './several/several-screen.tsx')).SeveralScreen,
);

/** The Outlook pane: follows the mail that is open, and starts over with each. */
export function Pane({ door }: { door: MailDoor }) {
  const open = useSyncExternalStore(door.subscribe, door.current);
  const [keys] = useState(createHandoffKeys);
  const { language } = useWords();
  // Asked for beside the first suggestion: what is offered to oneself looks different.
  useMe();
  useKeepRegister(door);
  const messageId = open.kind === 'mail' ? open.messageId : undefined;
  return (
    <LiveRegion>
      <PaneNotices messageId={messageId}>
        <div className="pane" lang={language}>
          <DiagnosisOr>
            {open.kind === 'reading' && <LoadingScreen />}
            {open.kind === 'none' && (
              <NoMailScreen why={open.isReply ? 'reply' : open.unreadable} />
            )}
            {open.kind === 'draft' && (
              <ComposePart
                key={open.key}
                given={{ open, door, keys }}
                meanwhile={meanwhileFor('')}
              />
            )}
            {open.kind === 'several' && (
              <SeveralPart
                key={open.mails.map(({ messageId }) => messageId).join(' ')}
                given={{ open, door, keys }}
                meanwhile={meanwhileFor('')}
              />
            )}
            {open.kind === 'mail' && (
              <PlacedMail key={open.messageId} open={open} door={door} keys={keys} />
            )}
          </DiagnosisOr>
        </div>
      </PaneNotices>
    </LiveRegion>
  );
}

/** The mail once it is known where it lies. */
function PlacedMail(props: MailScreenProps) {
  const { open } = props;
  const { guess, ...rest } = open;
  const [place, setPlace] = useState(() => rememberedPlace(guess));
  if (!guess) return <MailScreen {...props} />;
  if (!place) {
    const { subject } = open;
    const onChoose = (mailbox: string | undefined) => {
      rememberPlace(guess, { mailbox });
      setPlace({ mailbox });
    };
    return <MailboxPart given={{ subject, guess, onChoose }} meanwhile={meanwhileFor(subject)} />;
  }
  const { mailbox } = place;
  const onAsk = () => {
    forgetPlace(guess, place);
    setPlace(undefined);
  };
  return (
    <PlaceTaken taken={{ mailbox, onAsk }}>
      <MailScreen {...props} open={{ ...rest, ...(mailbox !== undefined && { mailbox }) }} />
    </PlaceTaken>
  );
}
