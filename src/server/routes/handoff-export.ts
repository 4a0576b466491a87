import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { byteOrderMark } from '../../core/csv.ts';
import type { HandoffRecord } from '../../core/handoff-record.ts';
import { exportHandoffs } from '../../usecases/export-handoffs.ts';
import { logQuery } from '../../wire/handoffs.ts';
import { readQuery } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';
import { csvHead, csvRow } from '../handoff-csv.ts';
import { languageOf } from '../language.ts';
import { askedOf } from '../log-query.ts';

/** What the caller sees in the log, as a file, written while it is being read. */
export function handoffExportRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().get('/', async (c) => {
    const { filter, page, asAuditor } = askedOf(readQuery(c, logQuery));
    const deps = { ...context, caller: c.get('caller') };
    const turns = await exportHandoffs(filter, page, asAuditor, deps);
    const language = languageOf(c);
    const name = language === 'de' ? 'uebergaben' : 'hand-offs';
    c.header('Content-Type', 'text/csv; charset=utf-8');
    c.header('Content-Disposition', `attachment; filename="${name}.csv"`);
    return stream(c, async (file) => {
      await file.write(byteOrderMark + csvHead(language));
      for await (const records of turns) {
        if (file.aborted) return;
        await file.write(linesOf(records, language));
      }
    });
  });
}

function linesOf(records: readonly HandoffRecord[], language: 'de' | 'en'): string {
  return records.map((record) => csvRow(record, language)).join('');
}
