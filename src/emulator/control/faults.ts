import { z } from 'zod';

/** What shall go wrong, and when. Counted per rule, so a rule gives the same faults every time. */
export const faultRule = z
  .object({
    method: z.string().max(10).optional(),
    /** Regular expression on path and query, as the product sent them. */
    path: z.string().max(500).refine(isPattern, 'is not a regular expression'),
    /** The first matching call that fails, counted from 1. */
    nth: z.int().positive().default(1),
    /** How many calls fail from then on. */
    times: z.int().positive().default(1),
    /** Whether the call does its work before it fails: a lost answer instead of a lost request. */
    effect: z.boolean().default(false),
    delayMs: z.int().nonnegative().max(600_000).optional(),
    /** Answer with this instead of the truth. */
    status: z.int().min(200).max(599).optional(),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.unknown().optional(),
    /** Break the connection: `fetch` rejects with a TypeError. */
    reset: z.boolean().default(false),
  })
  .strict();
export type FaultRule = z.output<typeof faultRule>;

/** The faults now in force. They live in memory: a new start is a healthy tenant. */
export interface FaultRules {
  add(rule: FaultRule): void;
  clear(): void;
  list(): { rule: FaultRule; calls: number }[];
  /** The rule that this call falls under, if any. Counts the call. */
  match(method: string, pathAndQuery: string): FaultRule | undefined;
}

export function noFaults(): FaultRules {
  let armed: { rule: FaultRule; pattern: RegExp; calls: number }[] = [];
  return {
    add: (rule) => {
      armed.push({ rule, pattern: new RegExp(rule.path), calls: 0 });
    },
    clear: () => {
      armed = [];
    },
    list: () => armed.map(({ rule, calls }) => ({ rule, calls })),
    match: (method, pathAndQuery) => {
      const hits = armed.filter(
        ({ rule, pattern }) => (rule.method ?? method) === method && pattern.test(pathAndQuery),
      );
      for (const hit of hits) hit.calls += 1;
      return hits.find(({ rule, calls }) => calls >= rule.nth && calls < rule.nth + rule.times)
        ?.rule;
    },
  };
}

/** Answers a call under a rule; `work` is what would have happened without it. */
export async function applyFault(
  rule: FaultRule,
  work: () => Promise<Response>,
): Promise<Response> {
  if (rule.delayMs !== undefined) await new Promise((done) => setTimeout(done, rule.delayMs));
  const onlySlow = rule.status === undefined && !rule.reset;
  const truth = rule.effect || onlySlow ? await work() : undefined;
  if (rule.reset) throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
  return rule.status === undefined && truth ? truth : spoiled(rule);
}

function spoiled({ status = 503, headers, body }: FaultRule): Response {
  if (status === 204 || status === 304) return new Response(null, { status, headers });
  const text = JSON.stringify(
    body ?? {
      error: { code: 'faultOnDemand', message: `The emulator was told to answer ${status}.` },
    },
  );
  return new Response(text, {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
