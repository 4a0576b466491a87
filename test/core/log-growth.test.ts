import { bytesToHex } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { describe, expect, it } from 'vitest';
import { readCheckpoints, type ListedLog } from '../../src/core/audit-checkpoints.ts';
import { followCourse, growLog, nextLeaves } from '../../src/core/log-growth.ts';
import { logSignerOf, verifySignature } from '../../src/core/log-key.ts';

const name = 'a.example/sites/b';
const signer = logSignerOf(new Uint8Array(32).fill(3), name);
const empty: ListedLog = { leaves: [], trees: new Map(), findings: [], lastNumber: 0 };
const leaves = (from: number, to: number, seed = 0) =>
  Array.from({ length: to - from }, (_, index) => ({
    key: `k${from + index}:1`,
    hash: bytesToHex(new Uint8Array(32).fill(from + index + seed)),
  }));

/** Three checkpoints, the last one in the next year. */
function threeCheckpoints(seed = 0) {
  const first = growLog(empty, leaves(0, 3, seed), 2026, { name, signer });
  const second = growLog(first.log, leaves(3, 7), 2026, { name, signer });
  const third = growLog(second.log, leaves(7, 9), 2027, { name, signer });
  return [first, second, third] as const;
}

describe('a log that grows', () => {
  it('is read back from its checkpoints, over the end of a year', () => {
    const rows = threeCheckpoints().map(({ columns }, index) => ({
      id: `${index}`,
      fields: columns,
    }));
    const trust = { log: name, keys: [signer], verify: verifySignature };
    const log = readCheckpoints(rows, trust, { hashOf: () => undefined, leafAt: () => undefined });
    expect(log.findings).toEqual([]);
    expect(log.leaves).toHaveLength(9);
    expect(log.latest).toMatchObject({
      origin: `${name}/2027`,
      size: 2,
      previous: { origin: `${name}/2026`, size: 7 },
    });
  });

  it('takes events in the order of their rows, and none before the one it follows', () => {
    const waiting = [
      { key: 'a:2', hash: '2', item: '1' },
      { key: 'a:1', hash: '1', item: '3' },
      { key: 'b:2', hash: '4', item: '2' },
      { key: 'c:1', hash: '5', item: '10' },
    ];
    const next = nextLeaves(waiting, (key) => key === 'b:1');
    expect(next.map(({ key }) => key)).toEqual(['b:2', 'a:1', 'c:1']);
  });
});

describe('whoever saw a log before', () => {
  const [first, second, third] = threeCheckpoints();
  const seen = { origin: `${name}/2026`, size: 3, root: String(first.columns['Root']) };
  const note = (each: { columns: Record<string, string | number> }) => String(each.columns['Note']);
  const proof = (second.log.trees.get(seen.origin)?.consistencyProof(3, 7) ?? []).map((hash) =>
    base64.encode(hash),
  );
  const course = [
    { note: note(second), proof },
    { note: note(third), proof: [] },
  ];

  it('follows it to where it stands now, through the last checkpoint of each year', () => {
    expect(followCourse({ steps: course }, seen)).toMatchObject({
      kind: 'consistent',
      head: { origin: `${name}/2027`, size: 2 },
    });
  });

  it('refuses one that is shorter, one that is gone, and one with another beginning or another year before', () => {
    const grown = { ...seen, size: 7, root: String(second.columns['Root']) };
    const shorter = [{ note: note(first), proof: [] }];
    expect(followCourse({ steps: shorter }, grown)).toMatchObject({ kind: 'shrank' });
    expect(followCourse({ steps: [] }, seen)).toMatchObject({ kind: 'shrank' });
    const [, otherSecond, otherThird] = threeCheckpoints(100);
    expect(followCourse({ steps: [{ note: note(otherSecond), proof }] }, seen)).toMatchObject({
      kind: 'forked',
    });
    const otherYear = [
      { note: note(second), proof },
      { note: note(otherThird), proof: [] },
    ];
    expect(followCourse({ steps: otherYear }, seen)).toMatchObject({ kind: 'forked' });
    expect(followCourse({ steps: [{ note: 'x', proof: [] }] }, seen)).toMatchObject({
      kind: 'forked',
    });
  });

  it('takes the first one ever seen as it is, and has nothing to say of an empty log', () => {
    expect(followCourse({ steps: course.slice(-1) }, undefined)).toMatchObject({
      kind: 'consistent',
    });
    expect(followCourse({ steps: [] }, undefined)).toBeUndefined();
  });
});
