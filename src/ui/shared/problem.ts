import type { Problem } from '../../wire/api.ts';

/** The texts of an RFC 9457 answer; empty when a proxy or an outage answered instead of our server. */
export async function readProblem(response: Response): Promise<Partial<Problem>> {
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null) return {};
  const fields: Partial<Problem> = {};
  for (const name of ['code', 'title', 'detail', 'requestId'] as const) {
    const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
    if (typeof value === 'string') fields[name] = value;
  }
  return fields;
}

/** The claims challenge of a 401 (`WWW-Authenticate: Bearer …, claims="base64"`), decoded; nothing when there is none. */
export function readChallenge(response: Response): string | undefined {
  const header = response.headers.get('www-authenticate') ?? '';
  const encoded = /claims="([^"]+)"/.exec(header)?.[1];
  if (encoded === undefined) return undefined;
  try {
    return atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}
