import { isProductError } from '../core/errors.ts';
import type { MailEvidence } from '../core/handoff-record.ts';
import type { MailRef, SubmissionClues } from '../usecases/mail-ports.ts';
import { message, messagePage } from '../wire/graph-answers.ts';
import type { Graph } from './graph.ts';
import {
  deliveryMs,
  hasLeft,
  headerProperty,
  immutableIds,
  messagePath,
  mostMails,
  quoted,
  tagProperty,
  userPath,
} from './message-paths.ts';

/** Looks for the draft itself, then for its tag, then for its message id; a look that fails is no evidence of anything. */
export async function findSubmission(
  graph: Graph,
  draft: MailRef,
  { tag, around, isIt, ownSend }: SubmissionClues,
): Promise<MailEvidence> {
  const known = await readDraft(graph, draft).catch(noAnswer);
  if (known === 'left') return 'draft_left';
  const tagged = await findTagged(
    graph,
    draft.mailbox,
    ownSend ? headerProperty : tagProperty,
    tag,
  ).catch(noAnswer);
  if (tagged !== 'no_answer' && tagged.some(hasLeft)) return 'tag_found';
  if (known === 'draft') return 'still_a_draft';
  const sent = await findSent(graph, draft.mailbox, around, isIt).catch(noAnswer);
  if (sent === true) return 'message_found';
  return [known, tagged, sent].includes('no_answer') ? 'no_answer' : 'nothing_found';
}

async function readDraft(graph: Graph, draft: MailRef): Promise<'left' | 'draft' | 'gone'> {
  const path = `${messagePath(draft)}?$select=id,isDraft`;
  const found = await graph.get(path, message, immutableIds).catch(nothingIfMissing);
  if (found === undefined) return 'gone';
  return hasLeft(found) ? 'left' : 'draft';
}

function nothingIfMissing(error: unknown): undefined {
  if (!isProductError(error) || error.code !== 'not_found') throw error;
}

function noAnswer(error: unknown): 'no_answer' {
  if (!isProductError(error)) throw error;
  return 'no_answer';
}

/** Among what was sent around that time; Baton knows only the keyed hash of the message id. */
async function findSent(
  graph: Graph,
  mailbox: string | undefined,
  around: Date,
  isIt: (internetMessageId: string) => boolean,
): Promise<boolean> {
  const from = new Date(around.getTime() - deliveryMs).toISOString();
  const filter = encodeURIComponent(`sentDateTime ge ${from}`);
  const path = `${userPath(mailbox)}/mailFolders/sentitems/messages?$select=id,internetMessageId&$top=100&$filter=${filter}`;
  const sent = await graph.getAll(path, messagePage, mostMails);
  return sent.some(({ internetMessageId }) => isIt(internetMessageId ?? ''));
}

async function findTagged(
  graph: Graph,
  mailbox: string | undefined,
  property: string,
  tag: string,
) {
  const filter = `singleValueExtendedProperties/Any(ep: ep/id eq ${quoted(property)} and ep/value eq ${quoted(tag)})`;
  const path = `${userPath(mailbox)}/messages?$select=id,isDraft&$filter=${encodeURIComponent(filter)}`;
  return (await graph.get(path, messagePage, immutableIds)).value;
}
