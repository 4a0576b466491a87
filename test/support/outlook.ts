import { jsonRequest } from './tenant-doors.ts';
import type { World } from './world.ts';

const scopes = ['Mail.ReadWrite', 'Mail.ReadWrite.Shared', 'Mail.Send', 'Mail.Send.Shared'];

/** Writes to Graph as Outlook does for this person: a draft, a change of it, its sending. */
export async function asOutlook<T>(
  world: World,
  person: string,
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const order = { user: world.oid(person), audience: 'graph', scopes };
  const { access_token } = await world.control<{ access_token: string }>('POST', '/token', order);
  const request = jsonRequest(method, `https://graph.microsoft.com/v1.0${path}`, body);
  request.headers.set('authorization', `Bearer ${access_token}`);
  const response = await world.emulator.fetch(request);
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
