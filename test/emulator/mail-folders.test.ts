import { beforeEach, describe, expect, it } from 'vitest';
import {
  anna,
  type Caller,
  clara,
  info,
  type Json,
  startTenant,
  type World,
} from './support/tenant.ts';

describe('mail folders', () => {
  let world: World;
  let graph: Caller;
  beforeEach(async () => {
    world = await startTenant();
    graph = await world.as(anna);
  });
  const make = (displayName: string, path = '/me/mailFolders', more = {}) =>
    graph.post(path, { displayName, ...more });
  const names = async (path: string): Promise<string[]> =>
    (await graph.get(path)).body.value.map((one: Json) => one.displayName);

  it('of one’s own lie beside Exchange’s and in each other', async () => {
    const { status, body } = await make('Mahnungen');
    expect([status, body]).toMatchObject([
      201,
      { displayName: 'Mahnungen', childFolderCount: 0, totalItemCount: 0 },
    ]);
    await make('Erledigt', `/me/mailFolders/${body.id}/childFolders`);
    await make('Heimlich', '/me/mailFolders/msgfolderroot/childFolders', { isHidden: true });
    expect((await names('/me/mailFolders')).slice(-2)).toEqual(['Outbox', 'Mahnungen']);
    expect(await names('/me/mailFolders?includeHiddenFolders=true')).toContain('Heimlich');
    expect(await names(`/me/mailFolders/${body.id}/childFolders`)).toEqual(['Erledigt']);
    expect((await graph.get(`/me/mailFolders/${body.id}`)).body.childFolderCount).toBe(1);
  });

  it('take mails that are moved or made there, which end with them', async () => {
    const { body: folder } = await make('Mahnungen', `/users/${info}/mailFolders`);
    const { body: mail } = await world.control('POST', `mailboxes/${info}/messages`, {
      subject: 'x',
    });
    const moved = await graph.post(`/users/${info}/messages/${mail.id}/move`, {
      destinationId: folder.id,
    });
    expect(moved.body.parentFolderId).toBe(folder.id);
    const inside = `/users/${info}/mailFolders/${folder.id}`;
    await graph.post(`${inside}/messages`, { subject: 'y' });
    expect((await graph.get(`${inside}/messages`)).body.value).toHaveLength(2);
    expect((await graph.get(inside)).body).toMatchObject({ totalItemCount: 2, unreadItemCount: 1 });
    expect((await graph.delete(inside)).status).toBe(204);
    expect((await graph.get(inside)).status).toBe(404);
    expect((await graph.get(`/users/${info}/messages`)).body.value).toEqual([]);
  });

  it('have names of their own in one place, and Exchange’s keep theirs', async () => {
    const { body } = await make('Mahnungen');
    const twice = await make('MAHNUNGEN');
    expect([twice.status, twice.body.error.code]).toEqual([409, 'ErrorFolderExists']);
    const path = `/me/mailFolders/${body.id}`;
    expect((await graph.patch(path, { displayName: 'Offen' })).body.displayName).toBe('Offen');
    expect((await graph.patch(path, { displayName: 'Inbox' })).status).toBe(409);
    expect((await graph.patch('/me/mailFolders/inbox', { displayName: 'x' })).status).toBe(403);
    expect((await graph.delete('/me/mailFolders/inbox')).status).toBe(403);
    expect((await (await world.as(clara)).get(path)).status).toBe(404);
  });
});
