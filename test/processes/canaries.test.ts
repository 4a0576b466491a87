import { expect, it } from 'vitest';
import { canaries } from '../proofs/canaries.ts';

it('finds no word of a mail in lists, logs, refusals, on disk or in memory after 20 hand-offs', async () => {
  const { finds, searched, handedOff, refusals } = await canaries({ mails: 20 });
  expect(finds).toEqual({});
  expect([handedOff, refusals]).toEqual([20, expect.any(Number)]);
  expect(refusals).toBeGreaterThan(30);
  expect(Object.keys(searched).toSorted()).toEqual(['disk', 'heap', 'lists', 'log', 'refusals']);
});

it('finds them when a program around the server keeps, logs and stores what it reads', async () => {
  const { finds } = await canaries({ mails: 4, leaky: true });
  expect(finds).toMatchObject({ 'body in heap': 4, 'body in log': 4, 'body in disk': 4 });
});
