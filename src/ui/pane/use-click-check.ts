import type { MailRef } from '../../wire/api.ts';
import type { MailDoor, OpenMail } from '../host/host.ts';
import { useAnnounce } from '../shared/live-region.tsx';
import { useWords } from '../shared/use-words.ts';
import { useTellPane } from './pane-notice.tsx';

/** At the click: looks again which mail is open, and says so when it is another one. */
export function useClickCheck(mail: MailRef, door: MailDoor): () => Promise<boolean> {
  const tell = useTellPane();
  const announce = useAnnounce();
  const { t } = useWords();
  return async () => {
    const now = await door.readAgain();
    if (isSame(now, mail)) {
      // what was said of a click before this one is over
      tell(mail.messageId, undefined);
      return true;
    }
    if (now.kind === 'mail') tell(now.messageId, 'dropped');
    announce(t('pane.itemChanged'));
    return false;
  };
}

function isSame(now: OpenMail, mail: MailRef): boolean {
  if (now.kind !== 'mail' || now.messageId !== mail.messageId) return false;
  // where Outlook cannot tell, the person has
  return now.guess !== undefined || now.mailbox === mail.mailbox;
}
