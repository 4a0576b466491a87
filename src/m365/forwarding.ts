import { z } from 'zod';
import { isProductError } from '../core/errors.ts';
import type { Forward, MailRef, SendOutcome, TaggedDraft } from '../usecases/mail-ports.ts';
import { message, messagePage } from '../wire/graph-answers.ts';
import type { Graph } from './graph.ts';
import { immutableIds, messagePath, quoted, tagProperty, userPath } from './message-paths.ts';

const anything = z.unknown();

export async function draftForward(graph: Graph, ref: MailRef, forward: Forward) {
  const draft = await graph.post(
    `${messagePath(ref)}/createForward`,
    {
      message: {
        toRecipients: [{ emailAddress: forward.to }],
        // from the first moment on, so that a draft can be found again that nobody finished
        singleValueExtendedProperties: [{ id: tagProperty, value: forward.tag }],
      },
    },
    message,
    immutableIds,
  );
  const { contentType, content } = draft.body ?? { contentType: 'html', content: '' };
  const changed = await graph.patch(
    messagePath({ mailbox: ref.mailbox, messageId: draft.id }),
    {
      body: { contentType: 'html', content: forward.card + asHtml(contentType, content ?? '') },
      ...(forward.replyTo?.address && { replyTo: [{ emailAddress: forward.replyTo }] }),
      singleValueExtendedProperties: [{ id: tagProperty, value: forward.tag }],
    },
    message,
    immutableIds,
  );
  return {
    id: draft.id,
    internetMessageId: changed.internetMessageId ?? draft.internetMessageId ?? draft.id,
  };
}

function asHtml(contentType: string, content: string): string {
  if (contentType.toLowerCase() === 'html') return content;
  return `<pre>${content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`;
}

/** Only 202 says that it was submitted; 429, 5xx and time-outs have been seen for mails that arrived (facts/security.md). */
export async function send(graph: Graph, draft: MailRef): Promise<SendOutcome> {
  try {
    await graph.post(`${messagePath(draft)}/send`, undefined, anything, immutableIds);
    return 'submitted';
  } catch (error) {
    if (isProductError(error)) return 'unknown';
    throw error;
  }
}

/** How many drafts are looked through, the newest first. */
const mostDrafts = 200;

export async function listDrafts(
  graph: Graph,
  mailbox: string | undefined,
): Promise<TaggedDraft[]> {
  const expand = encodeURIComponent(
    `singleValueExtendedProperties($filter=id eq ${quoted(tagProperty)})`,
  );
  const path = `${userPath(mailbox)}/mailFolders/drafts/messages?$select=id&$top=50&$expand=${expand}`;
  const drafts = await graph.getAll(path, messagePage, mostDrafts, immutableIds);
  return drafts.flatMap(({ id, singleValueExtendedProperties }) => {
    const tag = singleValueExtendedProperties?.[0]?.value;
    return tag ? [{ id, tag }] : [];
  });
}
