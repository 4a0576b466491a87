import type { HandoffState, MailState } from '../../core/handoff.ts';
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

const openStates: ReadonlySet<HandoffState> = new Set(['offered', 'accepted', 'waiting']);

export const mailLooks = {
  claimed: { look: 'tint', icon: 'clock' },
  sending: { look: 'tint', icon: 'mail' },
  ownSend: { look: 'tint', icon: 'mail' },
  undelivered: { look: 'warn', icon: 'alert' },
  uncertain: { look: 'warn', icon: 'alert' },
  failed: { look: 'warn', icon: 'alert' },
  cancelled: { look: 'tint', icon: 'undo' },
} as const;

export function mailStateKey({
  state,
  mailState,
  ownSend,
}: Pick<HandoffView, 'state' | 'mailState' | 'ownSend'>) {
  // once it has ended, nobody needs to look for the mail any more
  if (mailState === 'undelivered' && !openStates.has(state)) return undefined;
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
  const myOid = useMe().data?.person.oid;
  const name = plain(partner?.address || owner.name);
  const sender = plain(handedOffBy.name) || t('log.erased');
  if (handedOffBy.oid === myOid) return t('mail.undeliveredMine', { name });
  const say = owner.oid === myOid ? 'mail.undeliveredToMe' : 'mail.undeliveredText';
  return t(say, { name, sender });
}
