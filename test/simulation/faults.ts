import type { Transport } from '../../src/m365/transport.ts';

/** What can go wrong with one outbound call. A crash ends the whole server; everything else only that call. */
export const faultKinds = [
  'crash before',
  'crash after',
  'lost answer',
  'refused for now',
  'late effect',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface PlannedFault {
  /** Which outbound call of the hand-off itself, counted from 1 over the whole scenario. */
  call: number;
  kind: FaultKind;
}

/** The network of one scenario: several servers may live in it, one after the other or side by side. */
export class FaultyNetwork {
  calls = 0;
  readonly #late: (() => Promise<unknown>)[] = [];
  readonly #plan: Map<number, FaultKind>;
  readonly #network: Transport;
  readonly #begins: (request: Request) => boolean;

  /** `begins`: the call of a server from which on they are counted. */
  constructor(
    network: Transport,
    plan: readonly PlannedFault[],
    begins: (request: Request) => boolean,
  ) {
    this.#network = network;
    this.#begins = begins;
    this.#plan = new Map(plan.map(({ call, kind }) => [call, kind]));
  }

  /**
   * The way out of one server. Once it has crashed, nothing it does reaches anybody. What it reads while it starts
   * (tokens, register, index) is not counted.
   */
  connect(): Transport {
    let crashed = false;
    let begun = false;
    return async (request) => {
      if (crashed) throw new TypeError('fetch failed');
      begun ||= this.#begins(request);
      if (!begun) return this.#network(request);
      this.calls += 1;
      const kind = this.#plan.get(this.calls);
      if (kind === 'crash before' || kind === 'crash after') crashed = true;
      return this.#perform(kind, request);
    };
  }

  async #perform(kind: FaultKind | undefined, request: Request): Promise<Response> {
    switch (kind) {
      case undefined:
        return this.#network(request);
      case 'crash before':
        throw new TypeError('fetch failed');
      case 'crash after':
      case 'lost answer':
        await this.#network(request);
        throw new TypeError('fetch failed');
      case 'refused for now':
        return busy();
      case 'late effect':
        this.#late.push(() => this.#network(request));
        return busy();
    }
  }

  /** What was on its way arrives now. */
  async deliverLate(): Promise<void> {
    for (const effect of this.#late.splice(0)) await effect();
  }
}

function busy(): Response {
  const error = { code: 'serviceNotAvailable', message: 'The service is not available.' };
  return Response.json({ error }, { status: 503, headers: { 'retry-after': '0' } });
}

/** Every fault at each of so many calls, alone. */
function singlesOf(calls: number): PlannedFault[] {
  return Array.from({ length: calls }, (_, at) => at + 1).flatMap((call) =>
    faultKinds.map((kind) => ({ call, kind })),
  );
}

/** Every two of them, at different calls. */
function pairsOf(singles: readonly PlannedFault[]): PlannedFault[][] {
  return singles.flatMap((first, at) =>
    singles
      .slice(at + 1)
      .flatMap((second) => (second.call === first.call ? [] : [[first, second]])),
  );
}

/** So many seeds try each fault of so many calls alone, and so many each and then every two of them. */
export function seedsFor(calls: number): { alone: number; paired: number } {
  const singles = singlesOf(calls);
  return { alone: singles.length, paired: singles.length + pairsOf(singles).length };
}

/** The faults of a seed at the first so many calls: each alone, then all pairs, then one to three at random. */
export function planOf(seed: number, calls: number, dice: () => number): PlannedFault[] {
  const singles = singlesOf(calls);
  const single = singles[seed - 1];
  if (single !== undefined) return [single];
  const pair = pairsOf(singles)[seed - 1 - singles.length];
  if (pair !== undefined) return pair;
  const pick = (below: number) => Math.floor(dice() * below);
  return Array.from({ length: 1 + pick(3) }, () => singles[pick(singles.length)]).filter(
    (fault) => fault !== undefined,
  );
}

/** Mulberry32: small, fast, the same on every machine. Answers numbers from 0 to below 1. */
export function diceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
