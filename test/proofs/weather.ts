import type { z } from 'zod';
import type { faultRule } from '../../src/emulator/control/faults.ts';

export type Fault = z.input<typeof faultRule>;

/** What a late effect takes to arrive, in milliseconds. */
export const lateMs = 1500;

/**
 * Issue 5's weather on every call to Graph: 30 % refused as too many, 5 % failed, 5 % done although the answer was lost,
 * 2 % of what changes something done later, 1 % of the list's compare-and-swaps refused. The seed decides which.
 */
export function badWeather(seed: number): Fault[] {
  const graph = '^/v1\\.0/';
  const rules: Omit<Fault, 'seed'>[] = [
    { path: graph, probability: 0.3, status: 429, headers: { 'retry-after': '0' } },
    { path: graph, probability: 0.025, status: 503 },
    { path: graph, probability: 0.025, status: 504 },
    { path: graph, probability: 0.025, status: 504, effect: true },
    { path: graph, probability: 0.025, reset: true, effect: true },
    { method: 'POST', path: graph, probability: 0.02, lateMs },
    { method: 'PATCH', path: graph, probability: 0.02, lateMs },
    { method: 'PATCH', path: '/items/', probability: 0.01, status: 412 },
  ];
  return rules.map((rule, index) => ({ ...rule, seed: seed * 100 + index }));
}
