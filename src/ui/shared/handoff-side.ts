import { type Party, transitions } from '../../core/handoff.ts';
import type { HandoffView } from '../../wire/handoffs.ts';

/** From which side somebody looks at a hand-off; nothing for a bystander. Before it is known who looks, the actions tell. */
export function sideOf(
  { owner, handedOffBy, actions }: HandoffView,
  myOid: string | undefined,
): Party | undefined {
  if (myOid === undefined) {
    return transitions.find((rule) => actions.some((action) => action === rule.action))?.by[0];
  }
  if (owner.oid === myOid) return 'owner';
  return handedOffBy.oid === myOid ? 'sender' : undefined;
}
