import { z } from 'zod';
import { ProductError } from '../core/errors.ts';
import type { Files } from './deps.ts';

/** A file's content as JSON, or one sentence that names the file. */
export async function readJsonFile(path: string, deps: Files): Promise<unknown> {
  return jsonIn(await readText(path, deps), path);
}

/** A file with one JSON value a line, each of the form; a broken line is an error that names it. Empty lines are passed over. */
export async function readJsonLines<Value>(
  path: string,
  form: z.ZodType<Value>,
  deps: Files,
): Promise<Value[]> {
  const lines = (await readText(path, deps)).split('\n');
  return lines.flatMap((line, at) => {
    const where = `${path}:${at + 1}`;
    return line.trim() === '' ? [] : [parsed(form, jsonIn(line, where), where)];
  });
}

/** The content if it has the form, or one sentence that says where it is wrong. */
export function parsed<Value>(form: z.ZodType<Value>, content: unknown, where: string): Value {
  const result = form.safeParse(content);
  if (result.success) return result.data;
  throw new ProductError('invalid_request', `${where}: ${z.prettifyError(result.error)}`);
}

/** A file's content as text, or one sentence that names the file. */
export async function readText(path: string, deps: Files): Promise<string> {
  const content = await readBytes(path, deps);
  return Buffer.from(content)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

/** A file's content, or one sentence that names the file. */
export function readBytes(path: string, { readFile }: Files): Promise<Uint8Array> {
  return readFile(path).catch((error: unknown) => {
    throw new ProductError('not_found', `${path} cannot be read${whyNot(error)}`, { cause: error });
  });
}

function jsonIn(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProductError('invalid_request', `${where} is not JSON`, { cause: error });
  }
}

const reasons = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['EACCES', 'you have no right to it'],
  ['EPERM', 'you have no right to it'],
  ['EBUSY', 'another program has it open'],
]);

/** Why a file could not be read or written, after what was tried; nothing where the system says nothing people know. */
export function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = reasons.get(code);
  return reason === undefined ? '' : `: ${reason}`;
}
