/** One secret of 32 bytes, and since when it is in use (ISO 8601). */
export interface TenantKey {
  secret: Uint8Array;
  since: string;
}

/** `current` makes everything new. `older`, newest first, are only looked up or verified with, and never thrown away. */
export interface KeyRing {
  current: TenantKey;
  older: readonly TenantKey[];
}

/** The three keys of a tenant (handoff.md, Keys); each is made and rotated on its own. */
export const keyKinds = ['claim', 'signals', 'signing'] as const;
export type KeyKind = (typeof keyKinds)[number];

/** The keys, and the name of the log they sign: a web address without its scheme, as C2SP signed notes ask for. */
export interface TenantKeys extends Readonly<Record<KeyKind, KeyRing>> {
  log: string;
}

/** The name of a site's log: its address without the scheme, and without the two characters a note's key name can't hold. */
export function logNameOf(siteUrl: string): string {
  return siteUrl
    .replace(/^https:\/\//, '')
    .replace(/\/+$/, '')
    .replaceAll('+', '%2B')
    .replaceAll(' ', '%20');
}
