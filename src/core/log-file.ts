import type { ListRow } from './audit-rows.ts';
import type { LogExport } from './audit.ts';
import { parseCheckpoint, type TreeHead } from './checkpoint-note.ts';
import { type LogKey, parseLogKey } from './log-key.ts';

const lists = {
  handoffs: 'Handoffs',
  events: 'HandoffEvents',
  checkpoints: 'Checkpoints',
} as const;

/** An export as text, one JSON object a line: first what it is, then every item of the three lists as Graph gives it. */
export function* logFileLines(log: LogExport, exportedAt: string): Generator<string> {
  yield JSON.stringify({ format: 'baton-log/1', log: log.log, exportedAt });
  for (const [part, list] of [
    ['checkpoints', lists.checkpoints],
    ['handoffs', lists.handoffs],
    ['events', lists.events],
  ] as const) {
    for (const { id, fields } of log[part]) yield JSON.stringify({ list, id, fields });
  }
}

/** Reads such a text; a sentence that names the line when it is none. */
export function parseLogFile(text: string): LogExport | string {
  const [first = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  const head = parse(first);
  if (head?.['format'] !== 'baton-log/1' || typeof head['log'] !== 'string')
    return 'this is no exported log: its first line must say {"format":"baton-log/1","log":…}';
  const rows: Record<string, ListRow[]> = { Handoffs: [], HandoffEvents: [], Checkpoints: [] };
  for (const [index, line] of lines.entries()) {
    const row = parse(line);
    const place = typeof row?.['list'] === 'string' ? rows[row['list']] : undefined;
    const { id, fields } = row ?? {};
    if (place === undefined || typeof id !== 'string' || !isObject(fields))
      return `line ${index + 2} is no item of a list`;
    place.push({ id, fields });
  }
  const { Handoffs = [], HandoffEvents = [], Checkpoints = [] } = rows;
  return { log: head['log'], handoffs: Handoffs, events: HandoffEvents, checkpoints: Checkpoints };
}

/** The public keys in a text, one a line; other lines are comments. */
export function parseLogKeys(text: string): LogKey[] {
  return text.split(/\r?\n/).flatMap((line) => parseLogKey(line.trim()) ?? []);
}

/** Every checkpoint in a text of any kind: an anchor file, or the mail it came in. Its signature is not looked at. */
export function findCheckpoints(text: string): TreeHead[] {
  const notes = /\S+\n\d+\n[A-Za-z0-9+/]{43}=\n(?:previous [^\n]+\n)?\n— [^\n]+\n?/g;
  return [...text.replaceAll('\r\n', '\n').matchAll(notes)].flatMap(([note]) => {
    const checkpoint = parseCheckpoint(note.endsWith('\n') ? note : `${note}\n`);
    return checkpoint === undefined ? [] : [checkpoint];
  });
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
