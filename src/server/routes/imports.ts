import { type Context, Hono } from 'hono';
import { stream } from 'hono/streaming';
import { ProductError } from '../../core/errors.ts';
import { isReadable, type ReadableRows } from '../../core/row-rights.ts';
import { tidyCopies } from '../../usecases/import-rows.ts';
import { previewImport } from '../../usecases/preview-import.ts';
import { readableRows } from '../../usecases/readable-rows.ts';
import { writeRows } from '../../usecases/write-rows.ts';
import {
  type ImportResults,
  importRows,
  type ImportStep,
  type ImportTidied,
} from '../../wire/imports.ts';
import { readBody } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';
import { failureIn, logFailure } from '../failure.ts';
import { importPreviewOf } from '../import-preview.ts';
import { languageOf } from '../language.ts';
import { isOfferedWriting } from '../may-write.ts';
import { problemOf } from '../problems.ts';

/**
 * A spreadsheet into the register. Nothing is kept between the requests: the file is read, compared and forgotten, and
 * what is to be written comes back row by row, with the rights of the person (decision 023).
 */
export function importRoutes(context: ServerContext): Hono<Env> {
  const { importListOf, now } = context;
  return new Hono<Env>()
    .post('/preview', async (c) => {
      const caller = c.get('caller');
      const readable = await readableRows(caller, context);
      if (!(await isOfferedWriting(caller, context)))
        throw new ProductError('no_access', 'the caller may not write the register');
      const importList = seenList(readable, context);
      return preview(await readFile(c), c, { ...context, importList });
    })
    .post('/rows', async (c) => {
      const { rows, isRepeated } = await readBody(c, importRows);
      const list = importListOf(c.get('caller'));
      return c.json((await writeRows(rows, { list, isRepeated, now })) satisfies ImportResults);
    })
    .post('/tidy', async (c) => {
      const caller = c.get('caller');
      const stored = seenList(await readableRows(caller, context), context);
      const removed = await tidyCopies(stored, importListOf(caller));
      return c.json({ removed } satisfies ImportTidied);
    });
}

/** With Baton's rights, but only what the caller may see: what a row says would stand in the preview otherwise. */
function seenList(
  readable: ReadableRows,
  { importList }: ServerContext,
): ServerContext['importList'] {
  return {
    ...importList,
    async readStored() {
      const stored = await importList.readStored();
      return stored.filter(({ id }) => isReadable(id, readable));
    },
  };
}

async function readFile(c: Context<Env>): Promise<Uint8Array> {
  if (c.req.header('content-type') !== 'application/octet-stream')
    throw new ProductError('invalid_request', 'the body must be application/octet-stream');
  return new Uint8Array(await c.req.arrayBuffer());
}

/** Says a line for every step, so that people see how far it is, and nobody between us thinks the line is dead. */
function preview(bytes: Uint8Array, c: Context<Env>, context: ServerContext): Response {
  const { importList, readSheet, now } = context;
  c.header('Content-Type', 'application/x-ndjson');
  c.header('X-Accel-Buffering', 'no');
  return stream(c, async (out) => {
    const gone = new AbortController();
    out.onAbort(() => gone.abort());
    const tell = (step: ImportStep) => out.writeln(JSON.stringify(step));
    try {
      const plan = await previewImport(await readSheet(bytes), {
        list: importList,
        now,
        wait: async (ms) => {
          if (ms > 0) await tell({ kind: 'pause', seconds: Math.ceil(ms / 1000) });
          await context.wait(ms);
        },
        onProgress: ({ done, total }) => {
          gone.signal.throwIfAborted();
          void tell({ kind: 'people', done, total });
        },
      });
      await tell({ kind: 'preview', preview: importPreviewOf(plan) });
    } catch (error) {
      if (gone.signal.aborted) return;
      const failure = failureIn(error);
      logFailure(failure, c.req, context);
      await tell({
        kind: 'failed',
        problem: problemOf(failure, languageOf(c), c.get('requestId')),
      });
    }
  });
}
