import { describe, expect, it } from 'vitest';
import { onceFor } from '../../src/core/once-for.ts';

describe('an answer worked out once for an object', () => {
  it('is kept for that object, also when it is nothing, and asked anew for its like', () => {
    let asked = 0;
    const first = onceFor((list: readonly number[]) => {
      asked += 1;
      return list[0];
    });
    const empty: number[] = [];
    expect([first(empty), first(empty), first([]), first([3])]).toEqual([
      undefined,
      undefined,
      undefined,
      3,
    ]);
    expect(asked).toBe(3);
  });
});
