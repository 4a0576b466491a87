import { ProductError } from '../core/errors.ts';
import type { CliDeps } from './deps.ts';

interface TableFile {
  /** Standard output when nothing. */
  file: string | undefined;
  language: 'de' | 'en';
  json: true | undefined;
}

/** Writes a table as what the name of the file says. */
export async function writeTable(
  table: readonly (readonly string[])[],
  { file, language, json }: TableFile,
  deps: CliDeps,
): Promise<void> {
  const inJson = JSON.stringify(table, null, 2);
  if (json && file !== undefined && /\.(csv|xlsx)$/i.test(file))
    throw new ProductError('invalid_request', `${file}: with --json the name must end with .json`);
  if (json && file === undefined) deps.print(inJson);
  else if (json && file !== undefined) await deps.writeFile(file, `${inJson}\n`);
  else if (file === undefined) deps.print(deps.sheets.writeCsv(table, language).trimEnd());
  else if (/\.csv$/i.test(file)) await deps.writeFile(file, deps.sheets.writeCsv(table, language));
  else if (/\.xlsx$/i.test(file)) {
    const name = language === 'de' ? 'Zuständigkeiten' : 'Responsibilities';
    await deps.writeFile(file, await deps.sheets.writeWorkbook(table, name));
  } else throw new ProductError('invalid_request', `${file}: the name must end with .csv or .xlsx`);
}
