import { Hono } from 'hono';
import type { Mail } from '../../core/mail.ts';
import { tryMail } from '../../usecases/try-mail.ts';
import { type TraceAnswer, type TriedMail, triedMail } from '../../wire/api.ts';
import { readBody } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';

/** What Baton would make of a mail that somebody pasted or chose. Nothing of it is stored or logged. */
export function traceRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().post('/', async (c) => {
    const tried = await readBody(c, triedMail);
    await context.access.check(c.get('caller'));
    const mail = 'eml' in tried ? await context.readMail(bytesOf(tried.eml)) : typed(tried);
    return c.json((await tryMail(mail, context)) satisfies TraceAnswer);
  });
}

function bytesOf(base64: string): Uint8Array {
  return Buffer.from(base64, 'base64');
}

function typed({ subject, from, text }: Exclude<TriedMail, { eml: string }>): Mail {
  return {
    subject,
    from: { name: '', address: from.trim().toLowerCase() },
    to: [],
    cc: [],
    receivedAt: '',
    body: { contentType: 'text', content: text },
    attachmentNames: [],
    bulk: false,
  };
}
