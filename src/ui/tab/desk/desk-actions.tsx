import { Button } from '@fluentui/react-components';

import { later } from '../../shared/later.tsx';
import { notThere } from '../not-there.tsx';
import type { HandoffAction } from '../../../core/handoff.ts';
import type { HandoffActionBody, HandoffView } from '../../../wire/handoffs.ts';
import { focusSoon } from '../../shared/focus-soon.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
import type { useAct } from '../../shared/handoff-changes.ts';
import { plain } from '../../shared/text.ts';
import { isUndecided } from '../../shared/uncertain-choices.tsx';
import { useAsking } from '../../shared/use-asking.ts';
import { useWords } from '../../shared/use-words.ts';

const AskDialog = later('ask', async () => (await import('./ask-dialog.tsx')).default);

/** Where the focus goes when somebody came for one action. */
export const wishedButton = 'wished';

export interface DeskActionsProps {
  handoff: HandoffView;
  act: ReturnType<typeof useAct>;
  /** What the person came for: it is asked at once, or has the focus. */
  wish?: HandoffAction;
}

/** The order in which the buttons stand. An uncertain mail is decided about with more words: `UncertainChoices`. */
const order = [
  'accept',
  'next_step',
  'take_over',
  'resume',
  'done',
  'wait',
  'pass_on',
  'to_partner',
  'duplicate',
  'reopen',
  'decline',
  'undo',
  'hold',
  'send_now',
  'change',
  'withdraw',
] as const satisfies HandoffAction[];

/** What I may do with it now. What an action must know is asked for in a dialog. */
export function DeskActions({ handoff, act, wish }: DeskActionsProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const subject = plain(handoff.subject) || t('log.noSubject');
  const announceIt = (_: HandoffView, { action }: HandoffActionBody) =>
    announce(t(`desk.did.${action}`, { subject }));
  const idOf = (action: HandoffAction) =>
    action === wish ? wishedButton : `${action}-${handoff.handoffKey}`;
  const { start, asked } = useAsking(handoff, act, announceIt, wish);
  const shown = order
    .filter((action) => handoff.actions.includes(action))
    .filter((action) => !(action === 'hold' && handoff.held))
    .filter((action) => !(action === 'withdraw' && isUndecided(handoff)));
  return (
    <>
      {shown.map((action) => (
        <Button
          key={action}
          id={idOf(action)}
          size="small"
          className={action === 'accept' || action === 'undo' ? 'tint' : undefined}
          appearance={action === 'decline' || action === 'withdraw' ? 'subtle' : 'secondary'}
          aria-label={`${t(`action.${action}`)}: ${subject}`}
          disabledFocusable={act.isPending}
          // the second half of a double click would meet another action, or another row
          onClick={({ detail }) => detail < 2 && start(action)}
        >
          {t(`action.${action}`)}
        </Button>
      ))}
      {asked && (
        <AskDialog
          given={{
            subject,
            ...asked,
            onCancel: () => {
              asked.onCancel();
              focusSoon(idOf(asked.asking));
            },
          }}
          meanwhile={notThere}
        />
      )}
    </>
  );
}
