import { Hono } from 'hono';
import type { z } from 'zod';
import type { Mail } from '../../core/mail.ts';
import { readableRows } from '../../usecases/readable-rows.ts';
import { mailOfHandoff, tryMail } from '../../usecases/try-mail.ts';
import { type TraceAnswer, triedMail } from '../../wire/register-check.ts';
import { asOfView } from '../as-of.ts';
import { readBody } from '../body.ts';
import { asCaller, type Env, type ServerContext } from '../context.ts';

type Tried = z.infer<typeof triedMail>;

/** What Baton would make of a mail that somebody pasted or chose. Nothing of it is stored or logged. */
export function traceRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().post('/', async (c) => {
    const caller = c.get('caller');
    const tried = await readBody(c, triedMail);
    const readable = await readableRows(caller, context);
    const mail = await mailOf(tried, asCaller(context, caller));
    const deps = { ...context, readable, rowVersions: context.rowVersionsOf(caller) };
    const { asOf, ...trace } = await tryMail(mail, deps, tried.asOf);
    return c.json({ ...trace, ...(asOf && { asOf: asOfView(asOf) }) } satisfies TraceAnswer);
  });
}

function mailOf(tried: Tried, context: ReturnType<typeof asCaller>): Promise<Mail> | Mail {
  if ('eml' in tried) return context.readMail(bytesOf(tried.eml));
  return 'handoffKey' in tried ? mailOfHandoff(tried.handoffKey, context) : typed(tried);
}

function bytesOf(base64: string): Uint8Array {
  return Buffer.from(base64, 'base64');
}

function typed({ subject, from, text }: Extract<Tried, { text: string }>): Mail {
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
