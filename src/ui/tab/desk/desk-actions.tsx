import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { HandoffAction } from '../../../core/handoff.ts';
import type { HandoffActionBody, HandoffView } from '../../../wire/api.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
import type { useAct } from '../../shared/queries.ts';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';

const DeclineDialog = lazy(() => import('./decline-dialog.tsx'));

export interface DeskActionsProps {
  handoff: HandoffView;
  act: ReturnType<typeof useAct>;
}

/** The order in which the buttons stand, and how they look. */
const order = ['accept', 'done', 'reopen', 'decline'] as const satisfies HandoffAction[];
const looks = { accept: 'tint', done: undefined, reopen: undefined, decline: undefined } as const;

/** What I may do with it now. Declining asks for the reason first. */
export function DeskActions({ handoff, act }: DeskActionsProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const [declining, setDeclining] = useState(false);
  const subject = plain(handoff.subject) || t('pane.noSubject');
  const run = (body: HandoffActionBody) =>
    act.mutate(body, {
      onSuccess: () => {
        setDeclining(false);
        announce(t(`desk.did.${body.action}`, { subject }));
      },
    });
  return (
    <>
      {order
        .filter((action) => handoff.actions.includes(action))
        .map((action) => (
          <Button
            key={action}
            size="small"
            className={looks[action]}
            appearance={action === 'decline' ? 'subtle' : 'secondary'}
            aria-label={`${t(`action.${action}`)}: ${subject}`}
            disabledFocusable={act.isPending}
            onClick={() => (action === 'decline' ? setDeclining(true) : run({ action }))}
          >
            {t(`action.${action}`)}
          </Button>
        ))}
      {declining && (
        <Suspense>
          <DeclineDialog
            subject={subject}
            pending={act.isPending}
            onDecline={(reason) => run({ action: 'decline', reason })}
            onCancel={() => setDeclining(false)}
          />
        </Suspense>
      )}
    </>
  );
}
