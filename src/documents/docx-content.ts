import { unzipSync } from 'fflate';

/** What is read of a Word document: everything but who saved it when. Nothing when the file is none. */
export function docxContent(file: Uint8Array): string | undefined {
  try {
    const parts = unzipSync(file, { filter: ({ name }) => contentParts.includes(name) });
    return contentParts.map((name) => new TextDecoder().decode(parts[name])).join('\n');
  } catch {
    return undefined;
  }
}

const contentParts = [
  'word/document.xml',
  'word/header1.xml',
  'word/footer1.xml',
  'word/styles.xml',
];
