import { messagePage } from '../wire/graph-answers.ts';
import type { Graph } from './graph.ts';
import { answeredBy } from './mail-reading.ts';
import { quoted, userPath } from './message-paths.ts';

/** PidTagMessageClass, which Graph knows only as an extended property ([MS-OXPROPS] 2.790). */
const messageClass = 'String 0x001A';
/** Class of a non-delivery report; one about a delay, a delivery or a reading has another ([MS-OXCMAIL] 2.2.3.7.1). */
const nonDelivery = 'REPORT.IPM.Note.NDR';

/** Nobody gets more of them in the days that count. */
const mostReports = 50;

/**
 * Message ids of the mails that did not arrive, according to the newest reports since a moment in a mailbox. What
 * messages are ordered by must stand first in the filter; without an order they come oldest first.
 */
export async function findReturned(
  graph: Graph,
  mailbox: string | undefined,
  since: Date,
): Promise<string[]> {
  const isReport = `singleValueExtendedProperties/Any(ep: ep/id eq ${quoted(messageClass)} and ep/value eq ${quoted(nonDelivery)})`;
  const filter = `receivedDateTime ge ${since.toISOString()} and ${isReport}`;
  const newest = `$orderby=${encodeURIComponent('receivedDateTime desc')}&$top=${mostReports}`;
  const path = `${userPath(mailbox)}/messages?$select=id,internetMessageHeaders&$filter=${encodeURIComponent(filter)}&${newest}`;
  const { value } = await graph.get(path, messagePage);
  // the nearest alone: the others are earlier mails of the same conversation, which may well have arrived
  return value.flatMap(({ internetMessageHeaders }) =>
    answeredBy(internetMessageHeaders ?? []).slice(0, 1),
  );
}
