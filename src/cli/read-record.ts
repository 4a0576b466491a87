import type { LogExport } from '../core/audit.ts';
import { type Busy, exportLog } from '../usecases/export-log.ts';
import type { CliDeps, Tenant } from './deps.ts';

const sentences: Record<Busy, string> = {
  waiting:
    'Hand-offs are being written right now. Waiting for a quiet moment, a few minutes at most.',
  never_quiet:
    'Hand-offs were being written all the time. If verify finds something, export again in a quieter hour before you rely on it.',
};

/** The whole record as of one moment. Says so when that takes a while. */
export function readRecord(
  { logName, recordLists }: Pick<Tenant, 'logName' | 'recordLists'>,
  { wait, tell }: Pick<CliDeps, 'wait' | 'tell'>,
): Promise<LogExport> {
  return exportLog(logName, recordLists, wait, (busy) => tell(sentences[busy]));
}
