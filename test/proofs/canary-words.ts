import { randomInt } from 'node:crypto';
import { openSync, readdirSync, readSync, closeSync } from 'node:fs';
import { join } from 'node:path';

/** A word that stands nowhere else in the world. Small letters only, so that nothing has to fold or escape it. */
export function newCanary(): string {
  const letters = Array.from({ length: canaryLength }, () =>
    String.fromCharCode(97 + randomInt(26)),
  );
  return letters.join('');
}

const canaryLength = 20;
/** Stemming may take a word's end away, and splitting its beginning: this much of one is a find. */
const enough = 12;

/** Looks for canaries, whole or in part, as one byte a letter or as two. */
export interface CanarySearch {
  /** The canaries that are in these bytes. */
  find(bytes: Buffer): Set<string>;
}

export function searchFor(canaries: readonly string[]): CanarySearch {
  const parts = new Map(canaries.flatMap((word) => partsOf(word).map((part) => [part, word])));
  return {
    find(bytes) {
      const found = new Set<string>();
      const text = bytes.toString('latin1').toLowerCase();
      for (const [run] of text.matchAll(/[a-z]{12,}/g)) note(run, parts, found);
      for (const [run] of text.matchAll(/(?:[a-z]\0){12,}/g))
        note(run.replaceAll('\0', ''), parts, found);
      return found;
    },
  };
}

const partsOf = (word: string): string[] =>
  Array.from({ length: word.length - enough + 1 }, (_, at) => word.slice(at, at + enough));

function note(run: string, parts: ReadonlyMap<string, string>, found: Set<string>): void {
  for (const part of partsOf(run)) {
    const word = parts.get(part);
    if (word !== undefined) found.add(word);
  }
}

const pieceBytes = 32 * 1024 * 1024;
const overlapBytes = 4096;

/** The canaries in a file of any size, and how large it is. */
export function findInFile(
  file: string,
  search: CanarySearch,
): { bytes: number; found: Set<string> } {
  const handle = openSync(file, 'r');
  const found = new Set<string>();
  const piece = Buffer.alloc(pieceBytes);
  let bytes = 0;
  for (let at = 0; ; at += pieceBytes - overlapBytes) {
    const read = readSync(handle, piece, 0, pieceBytes, at);
    for (const word of search.find(piece.subarray(0, read))) found.add(word);
    bytes = at + read;
    if (read < pieceBytes) break;
  }
  closeSync(handle);
  return { bytes, found };
}

export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
