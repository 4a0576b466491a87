import type { HandoffAction } from '../../../core/handoff.ts';
import type { HandoffActionBody, HandoffView } from '../../../wire/handoffs.ts';
import { useAct } from '../../shared/handoff-changes.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
import { plain } from '../../shared/text.ts';
import { useAsking } from '../../shared/use-asking.ts';
import { useWords } from '../../shared/use-words.ts';

/** Runs what is done with a hand-off on desk and log, `wish` at once where it asks first. What was done is read out. */
export function useDeskActions(handoff: HandoffView, wish?: HandoffAction) {
  const { t } = useWords();
  const announce = useAnnounce();
  const act = useAct(handoff.handoffKey);
  const subject = plain(handoff.subject) || t('log.noSubject');
  const announceIt = (_: HandoffView, { action }: HandoffActionBody) =>
    announce(t(`desk.did.${action}`, { subject }));
  return { act, subject, ...useAsking(handoff, act, announceIt, wish) };
}
