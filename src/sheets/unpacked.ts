const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const inZip64 = 0xffffffff;

/** A comment can put so much between the last record of an archive and its end. */
const longestEnd = 65_557;

/** A workbook has a dozen parts, with pictures perhaps hundreds. */
const mostParts = 2_000;

/** Deflate makes no more of a byte than this. */
const mostPerByte = 1_032;

/**
 * How many bytes the parts of an archive say they are when unpacked; infinite where that can't be told. hucre reads
 * the same directory, and unpacks no more of a part than it says there.
 */
export function unpackedBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const parts = end < 0 ? inZip64 : view.getUint16(end + 10, true);
  if (parts > mostParts || view.getUint32(end + 12, true) === inZip64) return Infinity;
  let at = view.getUint32(end + 16, true);
  let sum = 0;
  for (let part = 0; part < parts; part += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directoryEntry) return Infinity;
    sum += sizeOf(view, at);
    at += 46 + [28, 30, 32].reduce((length, field) => length + view.getUint16(at + field, true), 0);
  }
  return sum;
}

/** Where the directory leaves the size open, another one may stand beside the part itself. */
function sizeOf(view: DataView, at: number): number {
  const isLeftOpen = (view.getUint16(at + 8, true) & 8) !== 0;
  const packed = view.getUint32(at + 20, true);
  if (isLeftOpen && packed === 0) return Infinity;
  return view.getUint32(at + 24, true) || packed * mostPerByte;
}

function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - longestEnd);
  for (let at = view.byteLength - 22; at >= first; at -= 1)
    if (view.getUint32(at, true) === endOfDirectory) return at;
  return -1;
}
