import { inflateSync } from 'node:zlib';

export interface Picture {
  width: number;
  height: number;
  /** Red, green, blue and, if `hasAlpha`, alpha of each pixel. */
  pixels: Buffer;
  hasAlpha: boolean;
}

/** Reads a PNG as our icons are made: 8 bits a channel, RGB or RGBA, not interlaced (PNG specification, 3rd edition). */
export function readPng(file: Buffer): Picture {
  if (file.subarray(0, 8).toString('latin1') !== '\u0089PNG\r\n\u001a\n') throw new Error('no PNG');
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth, colour, interlaced] = [file[24], file[25], file[28]];
  if (depth !== 8 || (colour !== 2 && colour !== 6) || interlaced !== 0)
    throw new Error('a PNG of another kind than ours');
  const channels = colour === 6 ? 4 : 3;
  const lines = inflateSync(Buffer.concat([...dataOf(file)]));
  return {
    width,
    height,
    pixels: unfilter(lines, width * channels, channels),
    hasAlpha: colour === 6,
  };
}

function* dataOf(file: Buffer): Generator<Buffer> {
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') yield file.subarray(at + 8, at + 8 + length);
    at += length + 12;
  }
}

/** Undoes the filter of each line, which says how it differs from its neighbours. */
function unfilter(lines: Buffer, stride: number, channels: number): Buffer {
  const pixels = Buffer.alloc((lines.length / (stride + 1)) * stride);
  for (let line = 0; line * stride < pixels.length; line++) {
    const filter = lines[line * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const at = line * stride + x;
      const left = x < channels ? 0 : (pixels[at - channels] ?? 0);
      const up = line === 0 ? 0 : (pixels[at - stride] ?? 0);
      const corner = line === 0 || x < channels ? 0 : (pixels[at - stride - channels] ?? 0);
      pixels[at] = (lines[line * (stride + 1) + 1 + x] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return pixels;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return filter === 4 ? nearest(left, up, corner) : 0;
}

function nearest(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [up - corner, left - corner, left + up - 2 * corner].map(
    Math.abs,
  );
  if (toLeft === undefined || toUp === undefined || toCorner === undefined) return 0;
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
