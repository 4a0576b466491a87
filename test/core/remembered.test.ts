import { describe, expect, it } from 'vitest';
import { remembered } from '../../src/core/remembered.ts';

describe('what is remembered', () => {
  it('is worked out once in one piece of work, and forgotten when that ends', async () => {
    const worked: string[] = [];
    const read = remembered((text) => worked.push(text));
    expect([read('a'), read('b'), read('a')]).toEqual([1, 2, 1]);
    await Promise.resolve();
    expect(read('a')).toBe(3);
    expect(worked).toEqual(['a', 'b', 'a']);
  });
});
