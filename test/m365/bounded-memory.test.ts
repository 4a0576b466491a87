import { describe, expect, it } from 'vitest';
import { createBoundedMemory } from '../../src/m365/bounded-memory.ts';

describe('a bounded memory', () => {
  const start = (most: number, isOver = (_entry: string) => false) =>
    createBoundedMemory<string>(isOver, most);

  it('forgets what nobody asked for the longest', () => {
    const memory = start(2);
    memory.set('Anna', 'a');
    memory.set('Ben', 'b');
    memory.get('Anna');
    memory.set('Cem', 'c');
    expect(['Anna', 'Ben', 'Cem'].map((key) => memory.get(key))).toEqual(['a', undefined, 'c']);
  });

  it('forgets what is over before anything that is still worth something', () => {
    const over = new Set<string>();
    const memory = start(2, (entry) => over.has(entry));
    memory.set('Anna', 'a');
    memory.set('Ben', 'b');
    over.add('b');
    memory.set('Cem', 'c');
    expect(['Anna', 'Ben', 'Cem'].map((key) => memory.get(key))).toEqual(['a', undefined, 'c']);
  });

  it('keeps nothing of those who do not come again, long before it is full', () => {
    let today = 0;
    let looks = 0;
    const memory = createBoundedMemory<{ day: number }>(({ day }) => {
      looks += 1;
      return day < today;
    });
    for (today = 0; today < 3; today++)
      for (let person = 0; person < 500; person++) memory.set(`${today} ${person}`, { day: today });
    expect(memory.get('0 0')).toBeUndefined();
    expect(memory.get('1 499')).toBeUndefined();
    expect(memory.get('2 499')).toBeDefined();
    expect(looks).toBeLessThan(3 * 500 * 10);
  });
});
