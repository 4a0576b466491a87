import { createEmulator } from '../../../src/emulator/emulator.ts';
import { documentedSeed, everyone } from './documented-seed.ts';
import { anna, bernd, type Caller, host, info, openWorld, type World } from './tenant.ts';

/** A tenant in which the things exist that the documentation's examples speak of, and who asks for them. */
export interface DocumentedWorld {
  graph: Caller;
  /** What stands for the id after each collection's name. */
  ids: Record<string, string>;
  close(): void;
}

const permissions =
  'User.Read.All Directory.Read.All GroupMember.Read.All Mail.ReadWrite Mail.Send MailboxSettings.ReadWrite Sites.FullControl.All Presence.Read.All Presence.ReadWrite Calendars.Read TeamsActivity.Send'.split(
    ' ',
  );

export async function startDocumentedWorld(): Promise<DocumentedWorld> {
  const emulator = createEmulator({ file: ':memory:', deliver: shakeHands });
  const world = openWorld(emulator);
  const { status, body } = await world.control('POST', 'seed', documentedSeed);
  if (status !== 201) throw new Error(body.reason);
  const graph = await world.as(anna, permissions);
  const ids = {
    ...(await siteThings(graph)),
    ...(await mailThings(world, graph)),
    users: bernd,
    presences: bernd,
    directoryObjects: bernd,
    groups: everyone,
  };
  return { graph, ids, close: () => emulator.close() };
}

/** A subscriber that agrees to everything. */
const shakeHands = (request: Request): Promise<Response> =>
  Promise.resolve(new Response(new URL(request.url).searchParams.get('validationToken')));

async function siteThings(graph: Caller): Promise<Record<string, string>> {
  const { body: site } = await graph.get(`/sites/${host}:/sites/baton`);
  const { body: list } = await graph.post(`/sites/${site.id}/lists`, {
    displayName: 'Inventory',
    columns: [
      { name: 'Name', text: {} },
      { name: 'Color', text: {}, description: 'Color of the item' },
      { name: 'Quantity', number: {} },
      { name: 'Weight', number: {} },
    ],
  });
  const items = `/sites/${site.id}/lists/${list.id}/items`;
  const fields = { Title: 'Widget', Name: 'Widget', Color: 'Blue', Quantity: 1, Weight: 32 };
  const { body: item } = await graph.post(items, { fields });
  await graph.patch(`${items}/${item.id}`, { fields: { Quantity: 2357 } });
  const { body: columns } = await graph.get(`/sites/${site.id}/lists/${list.id}/columns`);
  const { body: grants } = await graph.get(`/sites/${site.id}/permissions`);
  const { body: subscription } = await graph.post('/subscriptions', {
    changeType: 'updated',
    notificationUrl: 'https://subscriber.example/notify',
    resource: `sites/${site.id}/lists/${list.id}`,
    expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
    clientState: 'secretClientValue',
  });
  return {
    sites: site.id,
    lists: list.id,
    items: item.id,
    versions: '1.0',
    columns: columns.value.find(({ name }: { name: string }) => name === 'Color').id,
    permissions: grants.value[0].id,
    subscriptions: subscription.id,
  };
}

/** The extended property that the documentation reads. */
const color = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Color';

async function mailThings(world: World, graph: Caller): Promise<Record<string, string>> {
  const address = 'anna.albrecht@nordlicht.example';
  const { body: message } = await world.control('POST', `mailboxes/${address}/messages`, {
    subject: 'Get wool socks',
    from: { emailAddress: { name: 'Dana', address: 'dana@contoso.example' } },
    toRecipients: [{ emailAddress: { name: 'Anna', address } }],
    ccRecipients: [{ emailAddress: { name: 'Info', address: info } }],
    replyTo: [{ emailAddress: { name: 'Dana', address: 'dana@contoso.example' } }],
    body: { contentType: 'html', content: '<p>Red ones.</p>' },
    internetMessageHeaders: [{ name: 'Received', value: 'from contoso.example' }],
    attachments: [{ name: 'menu.txt', contentType: 'text/plain', contentBytes: 'YQ==' }],
  });
  const { body: attachments } = await graph.get(`/me/messages/${message.id}/attachments`);
  const { body: draft } = await graph.post('/me/messages', {
    subject: 'Draft',
    toRecipients: [{ emailAddress: { name: 'Info', address: info } }],
    singleValueExtendedProperties: [{ id: color, value: 'Green' }],
  });
  const { body: folder } = await graph.post('/me/mailFolders', { displayName: 'Customers' });
  await graph.post(`/me/mailFolders/${folder.id}/childFolders`, { displayName: 'Contoso' });
  return {
    messages: message.id,
    drafts: draft.id,
    attachments: attachments.value[0].id,
    mailFolders: 'inbox',
    folders: folder.id,
  };
}
