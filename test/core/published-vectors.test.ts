import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { assert as always, jsonValue, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import { isSignedBy, parseCheckpoint, signCheckpoint } from '../../src/core/checkpoint-note.ts';
import { formatLogKey, logSignerOf, parseLogKey, verifySignature } from '../../src/core/log-key.ts';
import { createMerkleTree, isConsistent, isIncluded, leafHashOf } from '../../src/core/merkle.ts';
import { verifyNatively } from '../../src/main/verify-natively.ts';
import published from '../fixtures/audit/published.json' with { type: 'json' };

/** What others have published about the formats the record is made of: test/fixtures/audit/README.md. */
describe('canonical JSON', () => {
  it.each(published.canonicalJson)('is as in $from', ({ json, canonical }) => {
    expect(canonicalJson(JSON.parse(json))).toBe(canonical);
  });

  it('refuses what has no canonical form', () => {
    expect(() => canonicalJson({ a: '\ud800' })).toThrow(RangeError);
    expect(() => canonicalJson([Number.NaN])).toThrow(RangeError);
  });

  it('is the same for the same value, and the value again when read', () => {
    always(
      property(jsonValue({ maxDepth: 3 }), (value) => {
        const text = canonicalJson(value as Parameters<typeof canonicalJson>[0]);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});

describe('the Merkle tree', () => {
  const { entries, roots } = published.merkle;
  const treeOf = (count: number) => {
    const tree = createMerkleTree();
    for (const entry of entries.slice(0, count)) tree.append(leafHashOf(hexToBytes(entry)));
    return tree;
  };

  it('has the roots of the reference implementation, also after it has grown on', () => {
    const whole = treeOf(8);
    for (const [size, root] of roots.entries()) {
      expect(bytesToHex(treeOf(size).root(size))).toBe(root);
      expect(bytesToHex(whole.root(size))).toBe(root);
    }
  });

  it('gives the proofs of RFC 6962, 2.1.3', () => {
    const tree = treeOf(7);
    const leaf = (index: number) => leafHashOf(hexToBytes(entries[index] ?? ''));
    const part = (from: number, to: number) => {
      const some = createMerkleTree();
      for (let index = from; index < to; index++) some.append(leaf(index));
      return some.root(to - from);
    };
    const [b, c, d, f] = [leaf(1), leaf(2), leaf(3), leaf(5)];
    const [g, h, i, j] = [part(0, 2), part(2, 4), part(4, 6), leaf(6)];
    const [k, l] = [part(0, 4), part(4, 7)];
    expect(tree.inclusionProof(0, 7)).toEqual([b, h, l]);
    expect(tree.inclusionProof(3, 7)).toEqual([c, g, l]);
    expect(tree.inclusionProof(4, 7)).toEqual([f, j, k]);
    expect(tree.inclusionProof(6, 7)).toEqual([i, k]);
    expect(tree.consistencyProof(3, 7)).toEqual([c, d, g, l]);
    expect(tree.consistencyProof(4, 7)).toEqual([l]);
    expect(tree.consistencyProof(6, 7)).toEqual([i, j, k]);
  });

  it('proves every leaf and every earlier tree, and nothing else', () => {
    const tree = createMerkleTree();
    const leaves = Array.from({ length: 70 }, (_, index) => leafHashOf(utf8ToBytes(String(index))));
    for (const leaf of leaves) tree.append(leaf);
    const headAt = (size: number) => ({ size, root: tree.root(size) });
    always(
      property(nat(69), nat(69), nat(69), (a, b, c) => {
        const [index, size] = [Math.min(a, b), Math.max(a, b) + 1];
        const proof = tree.inclusionProof(index, size);
        const leaf = leaves[index] ?? new Uint8Array();
        expect(isIncluded(leaf, index, headAt(size), proof)).toBe(true);
        if (c !== index) expect(isIncluded(leaf, c, headAt(size), proof)).toBe(false);
        expect(isConsistent(headAt(index), headAt(size), tree.consistencyProof(index, size))).toBe(
          true,
        );
        const forked = { size: index + 1, root: leafHashOf(tree.root(index + 1)) };
        const claimed = tree.consistencyProof(index + 1, size);
        expect(isConsistent(forked, headAt(size), claimed)).toBe(false);
        expect(isConsistent(headAt(size), headAt(index), claimed)).toBe(false);
      }),
    );
  });
});

describe('signatures', () => {
  const { ed25519, signedNote, checkpoint } = published;

  it.each([
    ['core', verifySignature],
    ['the machine', verifyNatively],
  ])('are those of RFC 8032 for %s', (_name, verify) => {
    const signer = logSignerOf(hexToBytes(ed25519.secret), 'x');
    expect(bytesToHex(signer.publicKey)).toBe(ed25519.publicKey);
    expect(bytesToHex(signer.sign(hexToBytes(ed25519.message)))).toBe(ed25519.signature);
    const signature = hexToBytes(ed25519.signature);
    expect(verify(signature, new Uint8Array(), signer.publicKey)).toBe(true);
    expect(verify(signature, utf8ToBytes('x'), signer.publicKey)).toBe(false);
    expect(verify(signature.subarray(1), new Uint8Array(), signer.publicKey)).toBe(false);
  });

  it('are read with a key as C2SP writes it', () => {
    const key = parseLogKey(signedNote.key);
    expect(key && formatLogKey(key)).toBe(signedNote.key);
    const signature = base64.decode(signedNote.signature);
    expect(bytesToHex(signature.subarray(0, 4))).toBe(key?.id);
    expect(
      key && verifySignature(signature.subarray(4), utf8ToBytes(signedNote.text), key.publicKey),
    ).toBe(true);
    expect(parseLogKey(signedNote.key.replace('530d903a', '530d903b'))).toBeUndefined();
  });

  it('stand under a checkpoint as C2SP writes it', () => {
    expect(parseCheckpoint(checkpoint.note)).toMatchObject({
      origin: 'example.com/behind-the-sofa',
      size: 20_852_163,
      keyId: '033de0ae',
    });
    const signer = logSignerOf(new Uint8Array(32).fill(7), 'a.example/sites/b');
    const root = base64.encode(new Uint8Array(32));
    const before = { origin: 'a.example/sites/b/2025', size: 3, root };
    const own = { origin: 'a.example/sites/b/2026', size: 5, root, previous: before };
    const note = signCheckpoint(own, signer);
    const parsed = parseCheckpoint(note);
    expect(parsed).toMatchObject(own);
    expect(parsed && isSignedBy(parsed, [signer])).toBe(true);
    for (const changed of [note.replace('\n5\n', '\n6\n'), note.replace(' 3 ', ' 2 ')]) {
      const other = parseCheckpoint(changed);
      expect(other && isSignedBy(other, [signer])).toBe(false);
    }
    for (const broken of [
      '',
      'x',
      note.replace('\n5\n', '\n05\n'),
      `${note}\n`,
      note.replace('—', '-'),
    ])
      expect(parseCheckpoint(broken)).toBeUndefined();
  });
});
