import { Hono } from 'hono';
import { runKeyIn } from '../../core/run-key.ts';
import { maySee, type Viewer } from '../../core/visibility.ts';
import type { Earlier } from '../../usecases/find-earlier.ts';
import { readableRows } from '../../usecases/readable-rows.ts';
import { suggestOwner } from '../../usecases/suggest-owner.ts';
import { viewerFor } from '../../usecases/viewer.ts';
import { mailRef } from '../../wire/api.ts';
import type { MailAnswer } from '../../wire/suggestions.ts';
import { readBody } from '../body.ts';
import { asCaller, type Env, type ServerContext } from '../context.ts';
import { earlierOf, statusOfMail, viewOf } from '../handoff-view.ts';
import { statusWithTime } from '../late-view.ts';
import { registerState } from '../register-state.ts';

export function suggestionRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().post('/', async (c) => {
    const caller = c.get('caller');
    const ref = await readBody(c, mailRef);
    const readable = readableRows(caller, context);
    const analysis = await suggestOwner(ref, { ...asCaller(context, caller), readable });
    const { mail, external, handoff, endedRepeat, handoffAsOf, answered, earlier, suggestion } =
      analysis;
    const { loads, duePhrases, triageDesk, register } = analysis;
    const viewer = await viewerFor({ ...context, caller });
    const status = statusOfMail(handoff, viewer, context.now(), handoffAsOf, endedRepeat);
    return c.json({
      mail: { subject: mail.subject, from: mail.from, receivedAt: mail.receivedAt, external },
      status: statusWithTime(status, handoff, register, context.now()),
      ...(handoffAsOf !== undefined && { statusAsOf: handoffAsOf }),
      ...(earlier && { earlier: earlierOf(earlier, viewer, context.now()) }),
      ...(answered && {
        answers: { handoff: viewOf(answered.record, viewer, context.now()), by: answered.by },
      }),
      suggestion,
      ...(loads && { loads }),
      ...runHint(mail.subject, earlier, viewer),
      duePhrases,
      ...(triageDesk && { triageDesk }),
      register: registerState(register),
    } satisfies MailAnswer);
  });
}

/** The subject names a run, or the conversation has one that the caller may see. */
function runHint(
  subject: string,
  earlier: Earlier | undefined,
  viewer: Viewer,
): Pick<MailAnswer, 'runHint'> {
  const named = runKeyIn(subject);
  if (named !== undefined) return { runHint: { key: named, from: 'subject' } };
  if (earlier?.kind !== 'conversation' || earlier.record.processKey === '') return {};
  const key = earlier.record.processKey;
  return maySee(earlier.record, viewer) ? { runHint: { key, from: 'conversation' } } : {};
}
