import type { HostFacts } from '../host/host.ts';

/** What an Outlook may lack, each with the set of the mailbox API that brings it, the most important first. */
const sinceSet = {
  shared: 8,
  follow: 5,
  alert: 12,
  original: 14,
  several: 13,
  reply: 10,
  selection: 15,
  theme: 14,
} as const;

type SinceSet = keyof typeof sinceSet;
export type Limit = SinceSet | 'signIn' | 'account';

const bySet: readonly SinceSet[] = [
  'shared',
  'follow',
  'alert',
  'original',
  'several',
  'reply',
  'selection',
  'theme',
];

/** What this Outlook cannot do for the person, the most important first. Nothing in an up-to-date one. */
export function limitsOf({ mailboxSet, nestedSignIn, account }: HostFacts): Limit[] {
  const minor = Number(mailboxSet?.split('.')[1] ?? 0);
  const missing = bySet.filter((limit) => minor < sinceSet[limit]);
  const foreign = account !== '' && account !== 'office365';
  return [
    ...(foreign ? ['account' as const] : []),
    ...(nestedSignIn ? [] : ['signIn' as const]),
    // whoever cannot select several is not asked where they lie
    ...missing.filter((limit) => limit !== 'selection' || !missing.includes('several')),
  ];
}
