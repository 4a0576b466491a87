import { readSheet } from '../sheets/read-sheet.ts';

/** The process in which a file that somebody sent is read (sheets/read-apart.ts): one file, one answer, its end. */
process.once('message', async (bytes: Uint8Array) => {
  process.send?.(await readSheet(bytes), () => process.disconnect());
});
