import { strToU8, zipSync } from 'fflate';

/** Files in one ZIP archive; the same files always give the same archive. */
export function archiveOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(files).map(
    ([name, content]) =>
      [name, typeof content === 'string' ? strToU8(content) : new Uint8Array(content)] as const,
  );
  return zipSync(Object.fromEntries(entries), { mtime: '1980-01-02T00:00:00' });
}
