import type { HandoffRecord } from '../core/handoff-record.ts';
import type { Responsibility } from '../core/responsibility.ts';

/** The outside company that does this work; it has no mail yet. */
export function partnerOf(
  responsibility: Responsibility | undefined,
): Pick<HandoffRecord, 'partner'> {
  const name = responsibility?.partner?.name ?? '';
  return name === '' ? {} : { partner: { name, address: '' } };
}
