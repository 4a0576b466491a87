import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogExport } from '../../src/core/audit.ts';
import { findCheckpoints, parseLogFile, parseLogKeys } from '../../src/core/log-file.ts';

/** One step from `log.jsonl` to the log of a case: test/fixtures/audit/README.md. */
export interface Change {
  line: number;
  set?: Record<string, string | number | null>;
  delete?: boolean;
  copyAs?: string;
}

const folder = join(import.meta.dirname, '../fixtures/audit');

export const readFixture = (name: string) => readFileSync(join(folder, name), 'utf8');
export const readKeys = () => parseLogKeys(readFixture('log-keys.txt'));
export const readAnchors = () => findCheckpoints(readFixture('anchors.txt'));

export function applyChanges(text: string, changes: readonly Change[]): LogExport {
  const lines: (string | undefined)[] = text.trimEnd().split('\n');
  for (const { line, set, delete: isGone, copyAs } of changes) {
    const item = JSON.parse(lines[line - 1] ?? '');
    if (copyAs !== undefined) lines.push(JSON.stringify({ ...item, id: copyAs }));
    else
      lines[line - 1] = isGone
        ? undefined
        : JSON.stringify({ ...item, fields: { ...item.fields, ...set } });
  }
  const log = parseLogFile(lines.filter((line) => line !== undefined).join('\n'));
  if (typeof log === 'string') throw new Error(log);
  return log;
}
