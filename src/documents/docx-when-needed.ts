import type { Paper } from '../core/chapter/paper.ts';

/** For Word; the library for that is large and seldom needed, so it is loaded with the first document. */
export async function docxWhenNeeded(paper: Paper): Promise<Uint8Array> {
  const { paperDocx } = await import('./docx.ts');
  return paperDocx(paper);
}
