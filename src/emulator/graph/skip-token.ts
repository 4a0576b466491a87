import { invalidRequest } from './errors.ts';

/** Where the page before ended. */
export interface SkipToken {
  id: number;
  field?: string;
  value?: string | number | null;
}

/** The form seen on real tenants: base64url of `Paged=TRUE&p_ID=17`, with the ordered field beside. */
export function writeSkipToken({ id, field, value }: SkipToken): string {
  const key =
    field === undefined
      ? ''
      : `&p_${encodeURIComponent(field)}=${encodeURIComponent(JSON.stringify(value ?? null))}`;
  return Buffer.from(`Paged=TRUE${key}&p_ID=${id}`).toString('base64url');
}

/** Undefined without a token. A token that is not ours word for word is refused. */
export function readSkipToken(token: string | undefined): SkipToken | undefined {
  if (token === undefined) return undefined;
  const text = Buffer.from(token, 'base64url').toString();
  const match = /^Paged=TRUE(?:&p_([^=&]+)=([^&]+))?&p_ID=(\d+)$/.exec(text);
  if (!match || Buffer.from(text).toString('base64url') !== token.replaceAll('=', ''))
    throw invalidRequest('The specified skip token is invalid.');
  const [, field, value, id] = match;
  if (field === undefined || value === undefined) return { id: Number(id) };
  return { id: Number(id), field: decodeURIComponent(field), value: readValue(value) };
}

function readValue(text: string): string | number | null {
  try {
    return JSON.parse(decodeURIComponent(text));
  } catch {
    throw invalidRequest('The specified skip token is invalid.');
  }
}
