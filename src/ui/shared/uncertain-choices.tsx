import type { HandoffAction } from '../../core/handoff.ts';
import type { HandoffView } from '../../wire/handoffs.ts';
import { Icon, type IconName } from './icon.tsx';
import type { useAct } from './handoff-changes.ts';
import { plain } from './text.ts';
import { useWords } from './use-words.ts';

const choices = [
  { action: 'confirm_sent', icon: 'none' },
  { action: 'send_again', icon: 'pass' },
  { action: 'cancel', icon: 'undo' },
] as const satisfies { action: HandoffAction; icon: IconName }[];

/** Whether it is to be decided now what became of the mail. */
export function isUndecided({ actions }: HandoffView): boolean {
  return choices.some(({ action }) => actions.includes(action));
}

export interface UncertainChoicesProps {
  handoff: HandoffView;
  act: Pick<ReturnType<typeof useAct>, 'mutate' | 'isPending' | 'variables'>;
}

/** Nobody knows whether the mail left: the person decides. The choices are equals, none stands out. */
export function UncertainChoices({ handoff, act }: UncertainChoicesProps) {
  const { t } = useWords();
  const name = plain(handoff.owner.name);
  return (
    <ul className="choices">
      {choices
        .filter(({ action }) => handoff.actions.includes(action))
        .map(({ action, icon }) => (
          <li key={action}>
            <button
              type="button"
              className="choice choice-icon"
              aria-disabled={act.isPending}
              onClick={() => !act.isPending && act.mutate({ action })}
            >
              <Icon name={icon} />
              <span>
                <strong>
                  {t(
                    act.isPending && act.variables?.action === action
                      ? 'action.sending'
                      : `action.${action}`,
                  )}
                </strong>
                <span className="cap">{t(`uncertain.${action}`, { name })}</span>
              </span>
              <Icon name="chevron" size={16} />
            </button>
          </li>
        ))}
    </ul>
  );
}
