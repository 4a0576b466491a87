import type { HandoffRecord } from '../core/handoff-record.ts';

/** A hand-off that somebody drives on is left alone for this long: more than the longest single call, which is given up after 30. */
const leaseSeconds = 45;

/** Until when nobody else touches what is being done now. A lease never authorises a send: only a swap does. */
export function leaseFrom(serverTime: Date, windowMs = 0): string {
  return new Date(serverTime.getTime() + windowMs + leaseSeconds * 1000).toISOString();
}

/** Whether nobody drives it on any more, by the clock of the server that keeps the list. */
export function isLeaseOver({ leaseUntil }: HandoffRecord, serverTime: Date): boolean {
  return leaseUntil === '' || Date.parse(leaseUntil) <= serverTime.getTime();
}
