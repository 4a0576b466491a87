import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What shall go wrong, and when. Counted per rule, so a rule gives the same faults every time. */
export const faultRule = z
  .object({
    method: z.string().max(10).optional(),
    /** Regular expression on path and query, as the product sent them. */
    path: z.string().max(500).refine(isPattern, 'is not a regular expression'),
    /** The first matching call that fails, counted from 1. */
    nth: z.int().positive().default(1),
    /** How many calls may fail from then on: by default one, and with `probability` all. */
    times: z.int().positive().optional(),
    /** Of these, which share fails; `seed` decides which. */
    probability: z.number().min(0).max(1).optional(),
    seed: z.int().default(1),
    /** Whether the call does its work, at once, before it fails: a lost answer instead of a lost request. */
    effect: z.boolean().default(false),
    /** The work happens after all, when the tenant's clock is this much past the answer. */
    lateMs: z.int().positive().max(86_400_000).optional(),
    delayMs: z.int().nonnegative().max(600_000).optional(),
    /** Answer with this instead of the truth. */
    status: z.int().min(200).max(599).optional(),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.unknown().optional(),
    /** Break the connection: `fetch` rejects with a TypeError. */
    reset: z.boolean().default(false),
    /** Puts an error object into the answer, which keeps its status: as last entry of `value`, if it has one. */
    errorInside: z.object({ code: z.string(), message: z.string() }).strict().optional(),
    /** The next link of this page leads to this page again. */
    repeatPage: z.boolean().default(false),
    /** Shows only the items that a default view with this filter would show. */
    view: z.object({ column: z.string(), equals: z.string() }).strict().optional(),
  })
  .strict();
export type FaultRule = z.output<typeof faultRule>;

/** The faults now in force. They live in memory: a new start is a healthy tenant. */
export interface FaultRules {
  add(rule: FaultRule): void;
  clear(): void;
  /** How many calls each has met, and how many of them it has spoiled. */
  list(): { rule: FaultRule; calls: number; spoiled: number }[];
  /** The rule that this call falls under, if any. Counts the call. */
  match(method: string, pathAndQuery: string): FaultRule | undefined;
}

export function noFaults(): FaultRules {
  let armed: { rule: FaultRule; pattern: RegExp; calls: number; spoiled: number }[] = [];
  return {
    add: (rule) => {
      armed.push({ rule, pattern: new RegExp(rule.path), calls: 0, spoiled: 0 });
    },
    clear: () => {
      armed = [];
    },
    list: () => armed.map(({ rule, calls, spoiled }) => ({ rule, calls, spoiled })),
    match: (method, pathAndQuery) => {
      const hits = armed.filter(
        ({ rule, pattern }) => (rule.method ?? method) === method && pattern.test(pathAndQuery),
      );
      for (const hit of hits) hit.calls += 1;
      const chosen = hits.find(({ rule, calls }) => spoils(rule, calls));
      if (chosen) chosen.spoiled += 1;
      return chosen?.rule;
    },
  };
}

function spoils({ nth, times, probability, seed }: FaultRule, call: number): boolean {
  const last = nth + (times ?? (probability === undefined ? 1 : Infinity));
  if (call < nth || call >= last) return false;
  return probability === undefined || draw(seed, call) < probability;
}

/** A number from 0 to 1 that depends on nothing but the seed and the number of the call. */
function draw(seed: number, call: number): number {
  return createHash('sha256').update(`${seed} ${call}`).digest().readUInt32BE() / 2 ** 32;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
