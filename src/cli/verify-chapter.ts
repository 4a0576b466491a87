import type { ChapterData } from '../core/chapter/chapter-data.ts';
import { hashOfText } from '../core/text-hash.ts';
import { chapterPaper } from '../core/chapter/chapter-paper.ts';
import type { Paper } from '../core/chapter/paper.ts';
import { ProductError } from '../core/errors.ts';
import { chapterForm } from './chapter-form.ts';
import type { CliDeps } from './deps.ts';
import { parsed, readBytes, readJsonFile, readText } from './json-file.ts';

/** Whether a chapter is what its data say. `text_differs`: it names their hash and says something else. */
export interface ChapterVerdict {
  kind: 'same' | 'text_differs' | 'other_data';
  /** SHA-256 of the data. */
  hash: string;
  /** The version of Baton that made the data. */
  madeBy: string;
}

/** Makes the chapter again from its data, in both languages, and compares. */
export async function verifyChapter(
  file: string,
  dataFile: string,
  deps: CliDeps,
): Promise<ChapterVerdict> {
  const content = contentOf(file, await readBytes(file, deps), deps);
  if (content === undefined)
    throw new ProductError('invalid_request', `${file} is no Word document`);
  const hash = hashOfText(await readText(dataFile, deps));
  const data = parsed(chapterForm, await readJsonFile(dataFile, deps), dataFile);
  const madeBy = data.made.version;
  const again = await Promise.all(papersOf(data).map((paper) => makeAgain(file, paper, deps)));
  const isNamed = content.includes(hash);
  if (isNamed && again.includes(content)) return { kind: 'same', hash, madeBy };
  return { kind: isNamed ? 'text_differs' : 'other_data', hash, madeBy };
}

function papersOf(data: ChapterData): Paper[] {
  return [chapterPaper(data, 'de'), chapterPaper(data, 'en')];
}

async function makeAgain(file: string, paper: Paper, deps: CliDeps): Promise<string | undefined> {
  const { html, docx } = deps.documents;
  const made = isWord(file) ? await docx(paper) : Buffer.from(html(paper));
  return contentOf(file, made, deps);
}

function contentOf(file: string, bytes: Uint8Array, { documents }: CliDeps): string | undefined {
  return isWord(file) ? documents.docxContent(bytes) : Buffer.from(bytes).toString('utf8');
}

const isWord = (file: string): boolean => /\.docx$/i.test(file);
