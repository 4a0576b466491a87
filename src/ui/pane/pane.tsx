import { useState, useSyncExternalStore } from 'react';
import type { MailDoor } from '../host/host.ts';
import { createHandoffKeys } from '../shared/handoff-keys.ts';
import { LiveRegion } from '../shared/live-region.tsx';
import { useMe } from '../shared/queries.ts';
import { useWords } from '../shared/use-words.ts';
import { DiagnosisOr } from './diagnosis.tsx';
import { LoadingScreen } from './loading-screen.tsx';
import { MailScreen } from './mail-screen.tsx';
import { NoMailScreen } from './no-mail-screen.tsx';
import { PaneNotices } from './pane-notice.tsx';
import { useKeepRegister } from './use-offline.ts';

/** The Outlook pane: follows the mail that is open, and starts over with each. */
export function Pane({ door }: { door: MailDoor }) {
  const open = useSyncExternalStore(door.subscribe, door.current);
  const [keys] = useState(createHandoffKeys);
  const { language } = useWords();
  // Asked for beside the first suggestion: what is offered to oneself looks different.
  useMe();
  useKeepRegister();
  const messageId = open.kind === 'mail' ? open.messageId : undefined;
  return (
    <LiveRegion>
      <PaneNotices messageId={messageId}>
        <div className="pane" lang={language}>
          <DiagnosisOr>
            {open.kind === 'reading' && <LoadingScreen />}
            {open.kind === 'none' && <NoMailScreen />}
            {open.kind === 'mail' && (
              <MailScreen key={open.messageId} open={open} door={door} keys={keys} />
            )}
          </DiagnosisOr>
        </div>
      </PaneNotices>
    </LiveRegion>
  );
}
