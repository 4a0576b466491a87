import { Hono } from 'hono';
import type { HandoffRecord } from '../../core/handoff-record.ts';
import { maySee } from '../../core/visibility.ts';
import { withIds } from '../../core/register-change.ts';
import { textOf } from '../../core/register-entry.ts';
import { isReadable, type ReadableRows } from '../../core/row-rights.ts';
import type { CurrentRegister } from '../../usecases/current-register.ts';
import { type ReplayedHandoff, replayChange } from '../../usecases/replay-change.ts';
import { readableRows } from '../../usecases/readable-rows.ts';
import { viewerFor } from '../../usecases/viewer.ts';
import { type ReplayAnswer, replayWish } from '../../wire/register-check.ts';
import { readBody } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';
import { mayWriteRegister } from '../may-write.ts';

/** So many are told one by one; the counts are about all. */
const mostTold = 100;

/** What a change of some rows would have done, before it is saved. Nothing is written. Who could not save it learns only of what they see. */
export function replayRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().post('/', async (c) => {
    const caller = c.get('caller');
    const asked = await readBody(c, replayWish);
    const wish = 'changes' in asked ? asked : { changes: [asked], last: asked.last };
    const rights = await readableRows(caller, context);
    const signalsSince = context.keys.signals.current.since;
    const viewer = await viewerFor({ ...context, caller });
    const sees = (record: HandoffRecord) => maySee(record, viewer);
    const counts = (await mayWriteRegister(caller, context)) ? () => true : sees;
    const deps = { ...context, signalsSince, counts, readable: rights };
    const { changed, ...report } = await replayChange(wish, deps);
    const visible = changed.filter(({ record }) => sees(record));
    const seen = visible.slice(0, mostTold);
    const count = (wanted: (typeof changed)[number]['verdict']) =>
      changed.filter(({ verdict }) => verdict === wanted).length;
    return c.json({
      ...report,
      changed: changed.length,
      asChosen: count('as_chosen'),
      wasAsChosen: count('was_as_chosen'),
      visible: visible.length,
      titles: [
        ...titlesOf(seen, await context.currentRegister(), rights),
        ...titlesOfNew(seen, wish.changes),
      ],
      handoffs: seen.map(({ record, ...each }) => ({
        ...each,
        handoffKey: record.handoffKey,
        subject: record.subject,
        handedOffAt: record.handedOffAt,
      })),
    } satisfies ReplayAnswer);
  });
}

/** Each row once that would come first, or came, or was chosen. */
function titlesOf(
  seen: readonly ReplayedHandoff[],
  { responsibilities }: CurrentRegister,
  rights: ReadableRows,
): ReplayAnswer['titles'] {
  const named = new Set(seen.flatMap(({ before, after, chosen }) => [before, after, chosen]));
  return responsibilities
    .filter(({ id }) => named.has(id) && isReadable(id, rights))
    .map(({ id, title }) => ({ row: id, title }));
}

/** New rows that would come first, by what they would be called. */
function titlesOfNew(
  seen: readonly ReplayedHandoff[],
  changes: Parameters<typeof withIds>[0],
): ReplayAnswer['titles'] {
  const named = new Set(seen.map(({ after }) => after));
  return withIds(changes)
    .filter(({ id }, at) => changes[at]?.row === undefined && named.has(id))
    .map(({ id, columns }) => ({ row: id, title: textOf(columns['Title']) }));
}
