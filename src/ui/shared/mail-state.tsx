import type { MailState } from '../../core/handoff.ts';
import type { HandoffView } from '../../wire/handoffs.ts';
import { useMe } from './queries.ts';
import { Notice } from './states.tsx';
import { plain } from './text.ts';
import { useWords } from './use-words.ts';

/** What is to be said about the mail itself; `none` and `sent` need no words. */
const told = {
  none: undefined,
  sent: undefined,
  claimed: 'claimed',
  drafted: 'sending',
  sending: 'sending',
  undelivered: 'undelivered',
  uncertain: 'uncertain',
  failed: 'failed',
  cancelled: 'cancelled',
} as const satisfies Record<MailState, string | undefined>;

export const mailLooks = {
  claimed: { look: 'tint', icon: 'clock' },
  sending: { look: 'tint', icon: 'mail' },
  ownSend: { look: 'tint', icon: 'mail' },
  undelivered: { look: 'warn', icon: 'alert' },
  uncertain: { look: 'warn', icon: 'alert' },
  failed: { look: 'warn', icon: 'alert' },
  cancelled: { look: 'tint', icon: 'undo' },
} as const;

export function mailStateKey({ mailState, ownSend }: Pick<HandoffView, 'mailState' | 'ownSend'>) {
  // it lies among the drafts until its sender sends it: nothing is on its way
  return ownSend && mailState === 'drafted' ? 'ownSend' : told[mailState];
}

/** What happened to the mail, when that is not simply "sent". */
export function MailStateNotice({ handoff }: { handoff: HandoffView }) {
  const { t } = useWords();
  const key = mailStateKey(handoff);
  if (key === undefined) return null;
  return (
    <Notice {...mailLooks[key]}>
      <b>{t(`mail.${key}Title`)}.</b>{' '}
      {key === 'undelivered' ? <WhereItIs handoff={handoff} /> : t(`mail.${key}Text`)}
    </Notice>
  );
}

/** Whom it did not reach, and who has the original. */
function WhereItIs({ handoff: { owner, partner, handedOffBy } }: { handoff: HandoffView }) {
  const { t } = useWords();
  const isMine = useMe().data?.person.oid === handedOffBy.oid;
  const name = plain(partner?.address || owner.name);
  const sender = plain(handedOffBy.name) || t('log.erased');
  return t(isMine ? 'mail.undeliveredMine' : 'mail.undeliveredText', { name, sender });
}
