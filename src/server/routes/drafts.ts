import { Hono } from 'hono';
import { claimOwnSend } from '../../usecases/own-send.ts';
import { ownSendCard } from '../../usecases/own-send-card.ts';
import { assertReadable, readableRows } from '../../usecases/readable-rows.ts';
import { suggestForDraft } from '../../usecases/suggest-for-draft.ts';
import { viewerFor } from '../../usecases/viewer.ts';
import { newOwnSend, type OwnSendOutcome } from '../../wire/handoffs.ts';
import { type DraftAnswer, writtenMail } from '../../wire/suggestions.ts';
import { readBody } from '../body.ts';
import { asCaller, type Env, type ServerContext } from '../context.ts';
import { statusOfMail, viewOf } from '../handoff-view.ts';
import { registerState } from '../register-state.ts';

/** Mails that are being written in Outlook. */
export function draftRoutes(context: ServerContext): Hono<Env> {
  const { now } = context;
  return new Hono<Env>()
    .post('/suggestions', async (c) => {
      const caller = c.get('caller');
      const written = await readBody(c, writtenMail);
      const readable = readableRows(caller, context);
      const analysis = await suggestForDraft(written, { ...asCaller(context, caller), readable });
      const { handoff, endedRepeat, handoffAsOf, suggestion, duePhrases, check, register } =
        analysis;
      const { foundIn } = analysis;
      const viewer = await viewerFor({ ...context, caller });
      return c.json({
        status: statusOfMail(handoff, viewer, now(), handoffAsOf, endedRepeat),
        suggestion,
        duePhrases,
        check,
        register: registerState(register),
        ...(foundIn !== undefined && { foundIn }),
      } satisfies DraftAnswer);
    })
    .post('/handoffs', async (c) => {
      const caller = c.get('caller');
      const { draftId, mailbox, ...order } = await readBody(c, newOwnSend);
      await context.rateLimits.allowHandoff(caller);
      await assertReadable(order.responsibilityId, caller, context);
      const draft = { messageId: draftId, mailbox };
      const deps = { ...asCaller(context, caller), readable: await readableRows(caller, context) };
      const { kind, record } = await claimOwnSend({ ...order, draft }, deps);
      const viewer = await viewerFor({ ...context, caller });
      const outcome: OwnSendOutcome =
        kind === 'handed_off'
          ? {
              kind,
              handoff: viewOf(record, viewer, now()),
              block: ownSendCard(record, context.linkTo),
            }
          : { kind, status: statusOfMail(record, viewer, now()) };
      return c.json(outcome);
    });
}
