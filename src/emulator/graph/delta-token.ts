import { z } from 'zod';
import { readSetting, type Tenant, writeSetting } from '../tenant.ts';
import { GraphError, invalidRequest } from './errors.ts';

/** How far a reader of a list's changes has come. */
export interface DeltaPosition {
  /** The changes up to this number are known. */
  change: number;
  /** While the list is first read: the items up to this id were given. */
  afterId?: number;
}

export const resyncCodes = [
  'resyncChangesApplyDifferences',
  'resyncChangesUploadDifferences',
] as const;
export type ResyncCode = (typeof resyncCodes)[number];

/** SharePoint forgets changes after sixty days. */
const maxAgeMs = 60 * 24 * 60 * 60 * 1000;

/** The form of SharePoint's own change tokens: version, scope, list, ticks, number; and ours behind. */
export function writeDeltaToken(tenant: Tenant, listId: string, position: DeltaPosition): string {
  const at = tenant.clock.now().getTime();
  const parts = [1, 3, listId, at, position.change, position.afterId ?? '', expiry(tenant).count];
  return Buffer.from(parts.join(';')).toString('base64url');
}

/** Throws 400 for what never was a token of this list, and `gone` says with which code to begin anew. */
export function readDeltaToken(
  tenant: Tenant,
  listId: string,
  token: string,
): DeltaPosition | { gone: ResyncCode } {
  const text = Buffer.from(token, 'base64url').toString();
  const match = /^1;3;([0-9a-f-]{36});(\d+);(\d+);(\d*);(\d+)$/.exec(text);
  if (!match || match[1] !== listId)
    throw invalidRequest('The provided delta token is not valid for this list.');
  const [, , at, change, afterId, count] = match;
  const { count: latest, resync } = expiry(tenant);
  if (Number(count) < latest) return { gone: resync };
  if (tenant.clock.now().getTime() - Number(at) > maxAgeMs)
    return { gone: 'resyncChangesApplyDifferences' };
  return { change: Number(change), ...(afterId !== '' && { afterId: Number(afterId) }) };
}

/** Microsoft's pages disagree whether the code of the answer is the kind of resync or `resyncRequired`. */
export function resyncRequired(
  { switches }: Tenant,
  code: ResyncCode,
  location: string,
): GraphError {
  const outer = switches.now().deltaGone === 'resyncRequired' ? 'resyncRequired' : code;
  const message = "Resync required. Replace any local items with the server's version.";
  return new GraphError(410, outer, message, { location });
}

const expired = z.object({ count: z.int(), resync: z.enum(resyncCodes) });

function expiry({ db }: Tenant): z.output<typeof expired> {
  const stored = readSetting(db, 'delta-expiry');
  return stored === undefined
    ? { count: 0, resync: 'resyncChangesApplyDifferences' }
    : expired.parse(JSON.parse(stored));
}

/** All tokens given out so far are of no use any more. */
export function expireDeltaTokens(tenant: Tenant, resync: ResyncCode): void {
  const count = expiry(tenant).count + 1;
  writeSetting(tenant.db, 'delta-expiry', JSON.stringify({ count, resync }));
}
