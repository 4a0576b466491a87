import { crc32, inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { toPng } from '../../src/emulator/graph/png.ts';

it('pictures are PNG: every chunk checks out, and the rows come back', () => {
  const rows = Uint8Array.from([0, 1, 0, 0, 0, 1]);
  const picture = Buffer.from(toPng(2, [1, 2, 3, 4, 5, 6], rows));
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < picture.length; ) {
    const end = at + 8 + picture.readUInt32BE(at);
    expect(picture.readUInt32BE(end)).toBe(crc32(picture.subarray(at + 4, end)));
    chunks.set(picture.toString('ascii', at + 4, at + 8), picture.subarray(at + 8, end));
    at = end + 4;
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
  expect([...inflateSync(chunks.get('IDAT') ?? '')]).toEqual([...rows]);
});
