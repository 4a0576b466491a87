import type { Context } from 'hono';

/** The language the caller wants to be answered in. */
export function languageOf(c: Context): 'de' | 'en' {
  return /^\s*en/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'de';
}
