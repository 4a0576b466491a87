import type { ReactNode } from 'react';
import type { HandoffState } from '../../core/handoff.ts';
import type { HandoffView } from '../../wire/handoffs.ts';
import { Icon, type IconName } from './icon.tsx';
import { capital, plain } from './text.ts';
import { useWords } from './use-words.ts';

export interface WayProps {
  handoff: HandoffView;
  /** Who is looking; the way then says "you". */
  myOid?: string | undefined;
}

const icons: Record<HandoffState, IconName> = {
  offered: 'clock',
  accepted: 'check',
  waiting: 'pause',
  done: 'check',
  declined: 'cross',
  passed_on: 'pass',
  withdrawn: 'back',
  expired: 'alert',
};

/** What happened to a request so far, oldest first. */
export function Way({ handoff, myOid }: WayProps) {
  const { t, dates } = useWords();
  const sender = plain(handoff.from.name) || handoff.from.domain || t('log.erased');
  const taken = handoff.handedOffBy.oid === handoff.owner.oid;
  return (
    <ol className="way">
      <Stop icon="mail" title={t('way.received')}>
        {t('way.from', { when: dates.when(handoff.receivedAt), name: sender })}
      </Stop>
      <Stop icon={taken ? 'person' : 'pass'} title={givenBy(handoff, taken, myOid, t)}>
        {dates.when(handoff.handedOffAt)}
        {handoff.note && <q className="quote">{t('way.quote', { text: plain(handoff.note) })}</q>}
      </Stop>
      {wasAccepted(handoff) && (
        <Stop icon={icons.accepted} title={t('way.accepted', { name: ownerOf(handoff, t) })}>
          {dates.when(handoff.acceptedAt)}
        </Stop>
      )}
      {!(taken && handoff.state === 'accepted') && <Now handoff={handoff} myOid={myOid} />}
    </ol>
  );
}

function givenBy(
  { handedOffBy }: HandoffView,
  taken: boolean,
  myOid: string | undefined,
  t: ReturnType<typeof useWords>['t'],
): string {
  if (handedOffBy.oid === myOid) return t(taken ? 'way.takenByMe' : 'way.handedOffByMe');
  return t(taken ? 'way.taken' : 'way.handedOff', {
    name: plain(handedOffBy.name) || t('log.erased'),
  });
}

/** Whether it was accepted and something else has happened since, be it only that it was done at once. */
function wasAccepted(handoff: HandoffView): handoff is HandoffView & { acceptedAt: string } {
  const { state, stateSince, acceptedAt } = handoff;
  return acceptedAt !== undefined && (state !== 'accepted' || stateSince !== acceptedAt);
}

function ownerOf({ owner }: HandoffView, t: ReturnType<typeof useWords>['t']): string {
  return plain(owner.name) || t('log.erased');
}

/** The last stop: whose turn it is, or how it ended. */
function Now({ handoff, myOid }: WayProps) {
  const { t, dates } = useWords();
  const { state, owner, stateSince, reason, onBehalfOf, waitUntil } = handoff;
  const mine = state === 'offered' && owner.oid === myOid;
  const isBack = state === 'accepted' && wasAccepted(handoff);
  const title = mine
    ? t('way.yours')
    : t(`way.${isBack ? 'again' : state}`, { name: ownerOf(handoff, t) });
  const look =
    state === 'accepted' || state === 'done' ? 'ok' : state === 'offered' ? 'next' : undefined;
  const when = state === 'offered' ? !mine && t('way.offeredCap') : dates.when(stateSince);
  const until =
    state === 'waiting' && waitUntil && t('way.until', { day: dates.shortDay(waitUntil) });
  const standIn = onBehalfOf && t('way.standIn', { name: plain(onBehalfOf.name) });
  return (
    <Stop icon={icons[state]} title={title} look={mine ? 'now' : look}>
      {capital([when, until, standIn].filter(Boolean).join(' · '))}
      {reason && <q className="quote">{t('way.quote', { text: plain(reason) })}</q>}
    </Stop>
  );
}

interface StopProps {
  icon: IconName;
  title: string;
  look?: 'ok' | 'now' | 'next' | undefined;
  children?: ReactNode;
}

function Stop({ icon, title, look, children }: StopProps) {
  return (
    <li className={look}>
      <span className={look ? `dot dot-${look}` : 'dot'}>
        <Icon name={icon} size={12} />
      </span>
      <div>
        <p>{title}</p>
        <div className="cap">{children}</div>
      </div>
    </li>
  );
}
