import { createHash } from 'node:crypto';
import { isProductError } from '../core/errors.ts';
import type { MailRef, OriginalMail } from '../usecases/mail-ports.ts';
import { attachmentPage } from '../wire/graph-answers.ts';
import { type Graph, segment } from './graph.ts';
import { explainMissingMail } from './mail-reading.ts';
import { messagePath } from './message-paths.ts';

/** The mail as it came in, with what was attached to it. */
export async function readOriginal(graph: Graph, ref: MailRef): Promise<OriginalMail> {
  const path = messagePath(ref);
  const content = await graph.getBytes(`${path}/$value`).catch(unreadable);
  const attachments = await graph
    .getAll(`${path}/attachments?$select=id,name`, attachmentPage)
    .catch(explainMissingMail);
  return {
    content: content ?? new Uint8Array(),
    hash: createHash('sha256')
      .update(content ?? '')
      .digest('hex'),
    parts: attachments.map(({ id, name, '@odata.type': type }) => ({
      name: withEnding(name ?? '', type),
      kind: type?.endsWith('.referenceAttachment') ? 'link' : 'content',
      read: () => graph.getBytes(`${path}/attachments/${segment(id)}/$value`).catch(unreadable),
    })),
  };
}

/** An attached mail has its subject for a name; its bytes are those of a mail. */
function withEnding(name: string, type: string | undefined): string {
  return type?.endsWith('.itemAttachment') && !/\.[a-z]{3,4}$/i.test(name) ? `${name}.eml` : name;
}

/** Exchange refuses some content for good. Everything else may be better another time, or is for a person to see. */
function unreadable(error: unknown): undefined {
  const refusals = ['microsoft_refused', 'not_found'];
  if (isProductError(error) && refusals.includes(error.code)) return undefined;
  throw error;
}
