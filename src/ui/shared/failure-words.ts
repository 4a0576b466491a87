import type { Failure, FailureKind } from './api-error.ts';
import type { Translate } from './i18n.ts';
import type { IconName } from './icon.tsx';

const keys = {
  offline: 'offline',
  sign_in: 'signIn',
  no_access: 'noAccess',
  refused: 'refused',
} as const satisfies Record<FailureKind, string>;

/** What happened in the browser itself, where more is known than what kind of failure it is. */
const byCode = new Map<string, 'needsClick' | 'itemChanged'>([
  ['needs_click', 'needsClick'],
  ['item_changed', 'itemChanged'],
]);

export const failureIcons: Record<FailureKind, IconName> = {
  offline: 'offline',
  sign_in: 'person',
  no_access: 'shield',
  refused: 'alert',
};

/** The server's own sentences where it had any, else ours. What was only read is asked for again, a click never is. */
export function failureWords(
  failure: Failure,
  t: Translate,
  asksAgain = true,
): { title: string; text: string } {
  const key = byCode.get(failure.code) ?? keys[failure.kind];
  const isMissed = key === 'offline' && !asksAgain;
  return {
    title: failure.title ?? t(`error.${key}Title`),
    text: failure.detail ?? t(isMissed ? 'error.offlineClick' : `error.${key}Text`),
  };
}
