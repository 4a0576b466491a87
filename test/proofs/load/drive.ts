/** One kind of request, asked again and again. */
export interface Drive {
  name: string;
  /** For so long. */
  seconds: number;
  /** So many are under way at the same time, each followed by the next. */
  atOnce?: number;
  /** Or so many begin each second, whether or not the ones before have been answered. */
  perSecond?: number;
  /** Asks; answers the status, or 0 for no answer at all. */
  ask(number: number): Promise<number>;
}

export interface Driven {
  name: string;
  asked: number;
  /** Answered with 200, each second. */
  perSecond: number;
  /** Milliseconds from when a request was due until its answer was there. */
  p50: number;
  p99: number;
  slowest: number;
  /** How many of those that were not answered with 200, by status. */
  failed: Record<string, number>;
}

/** Asks for as long as was said and says how it went. */
export async function drive(plan: Drive): Promise<Driven> {
  const times: number[] = [];
  const failed: Record<string, number> = {};
  const began = performance.now();
  const ends = began + plan.seconds * 1000;
  let number = 0;
  const one = async (due: number) => {
    const status = await plan.ask(number++);
    if (status === 200) times.push(performance.now() - due);
    else failed[status] = (failed[status] ?? 0) + 1;
  };
  if (plan.perSecond === undefined) await inTurn(plan.atOnce ?? 8, ends, one);
  else await atPace(plan.perSecond, plan.seconds, one);
  const seconds = (performance.now() - began) / 1000;
  const sorted = times.toSorted((a, b) => a - b);
  const share = (part: number) => Math.round(sorted[Math.floor(sorted.length * part)] ?? 0);
  return {
    name: plan.name,
    asked: number,
    perSecond: Math.round(times.length / seconds),
    p50: share(0.5),
    p99: share(0.99),
    slowest: Math.round(sorted.at(-1) ?? 0),
    failed,
  };
}

async function inTurn(atOnce: number, ends: number, one: (due: number) => Promise<void>) {
  const asker = async () => {
    while (performance.now() < ends) await one(performance.now());
  };
  await Promise.all(Array.from({ length: atOnce }, asker));
}

/** A request that is answered late does not hold back the next: what waits in a queue counts as well. */
async function atPace(perSecond: number, seconds: number, one: (due: number) => Promise<void>) {
  const underway: Promise<void>[] = [];
  const began = performance.now();
  for (let number = 0; number < perSecond * seconds; number++) {
    const due = began + (number * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await new Promise((done) => setTimeout(done, early));
    underway.push(one(due));
  }
  await Promise.all(underway);
}

export const headings =
  '| what | asked | answered a second | p50 ms | p99 ms | slowest ms | not answered |';

/** A row of a table. */
export function lineOf({ name, asked, perSecond, p50, p99, slowest, failed }: Driven): string {
  const others = Object.entries(failed).map(([status, count]) => `${count} × ${status}`);
  return `| ${name} | ${asked} | ${perSecond} | ${p50} | ${p99} | ${slowest} | ${others.join(', ') || '–'} |`;
}
