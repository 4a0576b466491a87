import type { Context } from 'hono';

/** Whether the caller has the answer already, and it is still what would be answered now; never without a source. */
export function isKnown(c: Context, source: string | undefined, now: Date): boolean {
  const known = c.req.header('if-none-match') ?? '';
  const [, made, until] = /^(?:W\/)?"(.+)\.(\d+)"$/.exec(known) ?? [];
  return source !== undefined && made === source && now.getTime() < Number(until);
}

/** Tells the caller in one HTTP ETag what the answer is made from, and until when time alone changes nothing in it. */
export function tag(c: Context, source: string | undefined, until: Date): void {
  if (source !== undefined) c.header('ETag', `W/"${source}.${until.getTime()}"`);
}
