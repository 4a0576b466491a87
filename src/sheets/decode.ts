import type { FileRemark } from '../core/sheet.ts';

/** The text of a file that does not say in which encoding it is. */
export type Decoded = { text: string; remarks: FileRemark[] } | undefined;

/** UTF-8 or UTF-16 where the bytes say so, else Windows-1252, which German Excel writes; nothing when it is none. */
export function decode(bytes: Uint8Array): Decoded {
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return decoded(new TextDecoder(utf16).decode(bytes));
  if (bytes.includes(0)) return undefined;
  const text = utf8(bytes);
  if (text !== undefined) return decoded(text);
  const windows = new TextDecoder('windows-1252').decode(bytes);
  if (/[\u0080-\u009F]/.test(windows)) return undefined;
  return decoded(windows, [{ kind: 'read_as_windows', line: 0, hint: '' }]);
}

function utf16Of([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // No UTF-8: that is an answer, not a failure.
    return undefined;
  }
}

/** “Ã¼” and its kind: UTF-8 that somebody opened as Windows-1252 and saved. */
const garbled = /Ã[¤¶¼„–œŸ]|â€[“”žœ™]/;

function decoded(text: string, remarks: FileRemark[] = []): Decoded {
  const line = text.split('\n').findIndex((each) => garbled.test(each)) + 1;
  return {
    text,
    remarks: line === 0 ? remarks : [...remarks, { kind: 'garbled', line, hint: '' }],
  };
}
