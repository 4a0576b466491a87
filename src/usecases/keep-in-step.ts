import { ProductError } from '../core/errors.ts';
import { cameTooOften, countPages } from '../core/repeated-pages.ts';
import type { HandoffChanges, HandoffIndex, IndexKeeper, IndexSide } from './handoff-ports.ts';
import type { Clock } from './ports.ts';

export interface KeepDeps {
  changes: HandoffChanges;
  index: HandoffIndex & IndexKeeper;
  now: Clock;
  /** Lets others be answered. */
  rest: () => Promise<unknown>;
  /** Told why the whole list is read again. */
  onStartAnew: (reason: string) => void;
}

/** How many rows are asked for one by one in a round. */
const mostAsked = 100;

/**
 * One round: brings the index in step with the list. What can't be continued is read anew beside the index
 * that answers, which goes on answering until the new one is complete. Throws when Graph does not answer.
 */
export async function keepInStep(deps: KeepDeps): Promise<void> {
  const { index, onStartAnew } = deps;
  if (index.cursor() === undefined) return readAnew(deps);
  const outcome = await followUp(deps, 'current');
  if (outcome === undefined) return;
  onStartAnew(outcome);
  await readAnew(deps);
}

async function readAnew(deps: KeepDeps): Promise<void> {
  deps.index.beginNext();
  const outcome = (await follow(deps, 'next')).trouble ?? (await followUp(deps, 'next'));
  if (outcome !== undefined) {
    throw new ProductError('microsoft_refused', `the list could not be read anew: ${outcome}`);
  }
}

/** Answers why it could not be followed, if so. */
async function followUp(deps: KeepDeps, side: IndexSide): Promise<string | undefined> {
  const { index, changes } = deps;
  index.noteUnheard(side);
  const { trouble, asOf } = await follow(deps, side);
  if (trouble !== undefined) return trouble;
  for (const itemId of index.unheard(side, mostAsked)) {
    index.settle(itemId, await changes.readOne(itemId), side);
  }
  for (const _step of index.makeLookups(side)) await deps.rest();
  index.complete(asOf, side);
  return undefined;
}

/** Reads pages until the last one, each asked for while the one before is written. `asOf` is when the last one was asked for. */
async function follow(
  { changes, index, now }: KeepDeps,
  side: IndexSide,
): Promise<{ trouble?: string; asOf: string }> {
  const isTooOften = countPages();
  const ask = (cursor: string | undefined) => {
    const asOf = now().toISOString();
    const coming = changes.read(cursor).then((page) => ({ page, asOf }));
    // whoever waits for it is told; where writing fails before, nobody waits
    coming.catch(() => {});
    return coming;
  };
  let coming = ask(side === 'current' ? index.cursor() : index.nextCursor());
  for (;;) {
    const { page, asOf } = await coming;
    if (page.kind === 'start_anew') return { trouble: page.reason, asOf };
    const isStuck = isTooOften(page.next);
    if (!page.isLast && !isStuck) coming = ask(page.next);
    index.take(page, side);
    if (page.isLast) return { asOf };
    if (isStuck) return { trouble: cameTooOften, asOf };
  }
}
