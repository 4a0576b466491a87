import { ProductError } from '../core/errors.ts';
import type { CliDeps } from './deps.ts';

/** A file's content as JSON, or one sentence that names the file. */
export async function readJsonFile(path: string, { readFile }: CliDeps): Promise<unknown> {
  const text = Buffer.from(await readFile(path)).toString('utf8');
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ProductError('invalid_request', `${path} is not JSON`, { cause: error });
  }
}
