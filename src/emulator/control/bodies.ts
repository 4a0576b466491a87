import type { Context } from 'hono';
import type { z } from 'zod';

/** Parses the body or says in one sentence what is wrong with it. */
export async function withBody<T extends z.ZodType>(
  c: Context,
  shape: T,
  use: (body: z.output<T>) => Response | Promise<Response>,
): Promise<Response> {
  const parsed = shape.safeParse(parseJson(await c.req.text()));
  if (parsed.success) return use(parsed.data);
  const [issue] = parsed.error.issues;
  return problem(
    c,
    422,
    `${issue?.path.join('.') || 'The body'}: ${issue?.message ?? 'unreadable'}`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const problem = (c: Context, status: 400 | 404 | 409 | 422, reason: string): Response =>
  c.json({ reason, detail: reason }, status);
