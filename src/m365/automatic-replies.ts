import type { Away } from '../usecases/mail-ports.ts';
import { mailTipsPage } from '../wire/graph-answers.ts';
import type { Graph } from './graph.ts';

/** Asks Exchange for automatic replies and full mailboxes. */
export async function findAway(graph: Graph, addresses: readonly string[]): Promise<Away[]> {
  const options = 'automaticReplies, mailboxFullStatus';
  const body = { EmailAddresses: addresses.slice(0, 50), MailTipsOptions: options };
  const tips = await graph.post('/me/getMailTips', body, mailTipsPage);
  return tips.value.flatMap<Away>(({ emailAddress, automaticReplies, mailboxFull }) => {
    const address = emailAddress.address.toLowerCase();
    if (mailboxFull === true) return [{ address, isFull: true }];
    if (!automaticReplies?.message) return [];
    const until = automaticReplies.scheduledEndTime?.dateTime;
    return [until === undefined ? { address } : { address, until: withZone(until) }];
  });
}

/** Graph gives UTC without saying so. */
function withZone(dateTime: string): string {
  return /Z|[+-]\d\d:?\d\d$/.test(dateTime) ? dateTime : `${dateTime}Z`;
}
