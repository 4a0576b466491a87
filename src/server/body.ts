import type { Context } from 'hono';
import type { ZodType } from 'zod';
import { ProductError } from '../core/errors.ts';

/** The JSON body of a request in the form a schema describes; anything else is one `invalid_request` that names the field. */
export async function readBody<T>(c: Context, schema: ZodType<T>): Promise<T> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    throw new ProductError('invalid_request', 'the body must be application/json');
  }
  const json: unknown = await c.req.json().catch((error: unknown) => {
    throw new ProductError('invalid_request', 'the body is not JSON', { cause: error });
  });
  return checked(json, schema, '(body)');
}

/** The query string of a request in the form a schema describes. */
export function readQuery<T>(c: Context, schema: ZodType<T>): T {
  return checked(c.req.query(), schema, '(query)');
}

function checked<T>(value: unknown, schema: ZodType<T>, whole: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path }) => path.join('.') || whole);
  throw new ProductError('invalid_request', `wrong or missing: ${[...new Set(fields)].join(', ')}`);
}
