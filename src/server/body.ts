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
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path }) => path.join('.') || '(body)');
  throw new ProductError('invalid_request', `wrong or missing: ${[...new Set(fields)].join(', ')}`);
}
