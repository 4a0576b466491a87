import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a run of tests keeps the data of a company that was invented once for all of them. */
export const filledCompany = 'BATON_FILLED_COMPANY';

/** A data folder of one's own; outside a run of tests it is empty, and `npm start` fills it. */
export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'baton-'));
  const filled = process.env[filledCompany];
  if (filled !== undefined) cpSync(filled, folder, { recursive: true });
  return folder;
}
