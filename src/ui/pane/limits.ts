import type { HostFacts } from '../host/host.ts';

/** What an Outlook may lack, each with the set of the mailbox API that brings it. */
const sinceSet = { follow: 5, shared: 8, alert: 12, theme: 14 } as const;

export type Limit = keyof typeof sinceSet | 'signIn' | 'account';

/** What this Outlook cannot do for the person, the most important first. Nothing in an up-to-date one. */
export function limitsOf({ mailboxSet, nestedSignIn, account }: HostFacts): Limit[] {
  const minor = Number(mailboxSet?.split('.')[1] ?? 0);
  const sets = (['shared', 'follow', 'alert', 'theme'] as const).filter(
    (limit) => minor < sinceSet[limit],
  );
  const foreign = account !== '' && account !== 'office365';
  return [
    ...(foreign ? ['account' as const] : []),
    ...(nestedSignIn ? [] : ['signIn' as const]),
    ...sets,
  ];
}
