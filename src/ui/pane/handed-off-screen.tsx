import { useEffect, useRef } from 'react';
import type { HandoffView } from '../../wire/api.ts';
import { useAnnounce } from '../shared/live-region.tsx';
import { useHandoff, useMe } from '../shared/queries.ts';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';
import { ReceivedScreen } from './received-screen.tsx';
import { SentScreen } from './sent-screen.tsx';

export interface HandedOffScreenProps {
  subject: string;
  /** What the server said when the mail was opened or handed off. */
  known: HandoffView;
}

/** A mail that is with somebody, followed while it is looked at: theirs to answer, or theirs to watch. */
export function HandedOffScreen({ subject, known }: HandedOffScreenProps) {
  const { data: handoff = known } = useHandoff(known.handoffKey, known);
  const myOid = useMe().data?.person.oid;
  useAcceptance(handoff);
  const mine = handoff.actions.length > 0 || handoff.owner.oid === myOid;
  const side = { handoff, subject, myOid: mine ? handoff.owner.oid : myOid };
  return mine ? <ReceivedScreen {...side} /> : <SentScreen {...side} />;
}

/** Says it when the acceptance arrives while somebody is looking. */
function useAcceptance({ state, owner }: HandoffView): void {
  const { t } = useWords();
  const announce = useAnnounce();
  const before = useRef(state);
  useEffect(() => {
    if (before.current === 'offered' && state === 'accepted') {
      announce(t('pane.announceAccepted', { name: plain(owner.name) }));
    }
    before.current = state;
  });
}
