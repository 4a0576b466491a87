import { Hono } from 'hono';
import { chapterText } from '../../core/chapter/chapter-data.ts';
import { chapterPaper } from '../../core/chapter/chapter-paper.ts';
import { ProductError } from '../../core/errors.ts';
import { makeChapter, samplesFor } from '../../usecases/make-chapter.ts';
import type { Caller } from '../../usecases/ports.ts';
import { readableRows } from '../../usecases/readable-rows.ts';
import { viewerFor } from '../../usecases/viewer.ts';
import { chapterQuery } from '../../wire/overview.ts';
import { readQuery } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';
import { languageOf } from '../language.ts';
import { mayWriteRegister } from '../may-write.ts';

const samples = 10;

/** The chapter of the process documentation with its data, as one archive; samples are drawn of what the caller may see. */
export function chapterRoutes(context: ServerContext): Hono<Env> {
  const { chapters, now } = context;
  return new Hono<Env>().get('/', async (c) => {
    const caller = c.get('caller');
    const { from, to, as } = readQuery(c, chapterQuery);
    const readable = await readableRows(caller, context);
    await checkMaker(caller, context);
    const data = await makeChapter(
      { from, to, samples },
      {
        ...context,
        ...chapters,
        readable,
        rowVersions: context.rowVersionsOf(caller),
        source: samplesFor(as === 'auditor', { ...context, caller }),
        made: { ...chapters.made, at: now().toISOString(), by: caller.name },
      },
    );
    const language = languageOf(c);
    const paper = chapterPaper(data, language);
    const name = language === 'de' ? 'verfahrensdokumentation' : 'process-documentation';
    const archive = chapters.archive({
      [`${name}.html`]: chapters.html(paper),
      [`${name}.docx`]: await chapters.docx(paper),
      [`${name}.json`]: chapterText(data),
    });
    c.header('Content-Type', 'application/zip');
    c.header('Content-Disposition', `attachment; filename="${name}-${to}.zip"`);
    return c.body(new Uint8Array(archive));
  });
}

/** Whoever answers for it: auditors, leads, and who may write the register. */
async function checkMaker(caller: Caller, context: ServerContext): Promise<void> {
  const { auditor, leads } = await viewerFor({ ...context, caller });
  if (auditor || leads.length > 0) return;
  if (await mayWriteRegister(caller, context)) return;
  throw new ProductError('no_access', 'a chapter is made by auditors, leads and editors');
}
