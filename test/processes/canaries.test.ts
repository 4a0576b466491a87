import { expect, it } from 'vitest';
import { canaries } from '../proofs/canaries.ts';

const enoughTime = 300_000;

it('finds no word of a mail in lists, log, refusals, on disk or in memory after 8 hand-offs', {
  timeout: enoughTime,
}, async () => {
  const { finds, searched, handedOff, refusals } = await canaries({ mails: 8 });
  expect(finds).toEqual({});
  expect(handedOff).toBe(8);
  expect(refusals).toBeGreaterThan(10);
  expect(Object.keys(searched).toSorted()).toEqual(['disk', 'heap', 'lists', 'log', 'refusals']);
});

it('finds them when a program around the server keeps, logs and stores what it reads', {
  timeout: enoughTime,
}, async () => {
  const { finds } = await canaries({ mails: 2, leaky: true });
  expect(finds).toMatchObject({ 'body in heap': 2, 'body in log': 2, 'body in disk': 2 });
});
