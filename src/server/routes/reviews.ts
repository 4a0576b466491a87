import { Hono } from 'hono';
import { rowsNamedIn } from '../../core/findings/register-finding.ts';
import { textOf, type RegisterEntry } from '../../core/register-entry.ts';
import { isReadable } from '../../core/row-rights.ts';
import { assertReadable, readableRows } from '../../usecases/readable-rows.ts';
import { answerProposal, listOwnProposals } from '../../usecases/own-proposals.ts';
import { answerReview, listReviews, type ReviewDeps } from '../../usecases/reviews.ts';
import {
  answeredProposal,
  type OwnProposals,
  reviewBody,
  type ReviewView,
  type Reviews,
} from '../../wire/register-check.ts';
import { readBody } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';
import { rowIdOf } from '../row-id.ts';

const mostTold = 50;

/** What owners are asked: "still yours?" before a review is due, and whether a line may be added that corrections speak for. */
export function reviewRoutes(context: ServerContext): Hono<Env> {
  const answer = async (deps: ReviewDeps): Promise<Reviews> => {
    const rows = await readableRows(deps.caller, context);
    const reviews = (await listReviews(deps)).filter(({ id }) => isReadable(id, rows));
    return { reviews: reviews.slice(0, mostTold).map(viewOf), total: reviews.length };
  };
  return new Hono<Env>()
    .get('/', async (c) => {
      const caller = c.get('caller');
      return c.json(await answer({ ...context, caller }));
    })
    .get('/proposals', async (c) => {
      const deps = { ...context, caller: c.get('caller') };
      const rows = await readableRows(deps.caller, context);
      const found = await listOwnProposals(deps);
      const proposals = (found ?? []).filter((each) =>
        rowsNamedIn(each).every((id) => isReadable(id, rows)),
      );
      return c.json({ proposals, pending: found === undefined } satisfies OwnProposals);
    })
    .post('/:row', async (c) => {
      const deps = { ...context, caller: c.get('caller') };
      const row = rowIdOf(c.req.param('row'));
      await assertReadable(row, deps.caller, context);
      const { answer: said, note } = await readBody(c, reviewBody);
      await answerReview(row, { answer: said, note }, deps);
      return c.json(await answer(deps));
    })
    .post('/:row/proposal', async (c) => {
      const deps = { ...context, caller: c.get('caller') };
      const row = rowIdOf(c.req.param('row'));
      await assertReadable(row, deps.caller, context);
      const said = await readBody(c, answeredProposal);
      return c.json((await answerProposal(row, said, deps)) satisfies RegisterEntry);
    });
}

function viewOf({ id, columns, review }: RegisterEntry): ReviewView {
  return {
    id,
    title: textOf(columns['Title']),
    area: textOf(columns['Area']),
    reviewBy: textOf(columns['ReviewBy']),
    overdue: review === 'overdue',
  };
}
