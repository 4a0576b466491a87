import { Button } from '@fluentui/react-components';

import { later } from '../../shared/later.tsx';
import { notThere } from '../not-there.tsx';
import type { HandoffAction } from '../../../core/handoff.ts';
import type { HandoffView } from '../../../wire/handoffs.ts';
import { focusSoon } from '../../shared/focus-soon.ts';
import { isUndecided } from '../../shared/uncertain-choices.tsx';
import { useWords } from '../../shared/use-words.ts';
import type { useDeskActions } from './use-desk-actions.ts';

const AskDialog = later('ask', async () => (await import('./ask-dialog.tsx')).default);

/** Where the focus goes when somebody came for one action. */
export const wishedButton = 'wished';

export interface DeskActionsProps {
  handoff: HandoffView;
  ways: ReturnType<typeof useDeskActions>;
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
export function DeskActions({ handoff, ways, wish }: DeskActionsProps) {
  const { t } = useWords();
  const { act, subject, start, asked } = ways;
  const idOf = (action: HandoffAction) =>
    action === wish ? wishedButton : `${action}-${handoff.handoffKey}`;
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
