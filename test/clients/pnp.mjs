// @pnp/graph against the embedded tenant: sites, lists, items, paging, batch, mail.
// Run by run.mjs, in the folder where the package is installed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DefaultHeaders, DefaultInit, graphfi } from '@pnp/graph';
import '@pnp/graph/batching.js';
import '@pnp/graph/columns/index.js';
import '@pnp/graph/list-item/index.js';
import '@pnp/graph/lists/index.js';
import '@pnp/graph/mail/index.js';
import '@pnp/graph/sites/index.js';
import '@pnp/graph/users/index.js';
import { BrowserFetchWithRetry, DefaultParse, InjectHeaders } from '@pnp/queryable';

const origin = process.env.EMULATOR;
const anna = 'bbbbbbbb-0000-4000-8000-000000000001';

async function connect() {
  const response = await fetch(`${origin}/__emulator/token`, {
    method: 'POST',
    body: JSON.stringify({ user: anna, audience: 'graph' }),
  });
  const { access_token } = await response.json();
  return graphfi().using(
    DefaultHeaders(),
    DefaultInit(`${origin}/v1.0`),
    BrowserFetchWithRetry(),
    DefaultParse(),
    InjectHeaders({ Authorization: `Bearer ${access_token}` }),
  );
}

const graph = await connect();
const site = await graph.sites.getByUrl('nordlicht.sharepoint.com', '/sites/baton');
await site.lists.add({ displayName: 'Tasks', list: { template: 'genericList' } });
const tasks = site.lists.getById('Tasks');

test('reads people', async () => {
  assert.equal((await graph.me()).displayName, 'Anna Albrecht');
  assert.deepEqual(
    (await graph.users.select('displayName')()).map((one) => one.displayName),
    ['Anna Albrecht', 'Bernd Böhm'],
  );
});

test('finds a site by address and its lists', async () => {
  assert.match((await site()).id, /^nordlicht\.sharepoint\.com,/);
  assert.ok((await site.lists()).some(({ displayName }) => displayName === 'Tasks'));
});

test('adds, changes and deletes columns', async () => {
  const column = await tasks.columns.add({ name: 'Due Date', dateTime: {} });
  assert.equal(column.name, 'Due_x0020_Date');
  const changed = await tasks.columns.getById(column.id).update({ displayName: 'Frist' });
  assert.equal(changed.displayName, 'Frist');
  await tasks.columns.getById(column.id).delete();
});

test('adds, reads, changes and deletes items', async () => {
  const added = await tasks.items.add({ fields: { Title: 'First' } });
  const item = tasks.items.getById(added.id);
  await item.update({ fields: { Title: 'Second' } });
  assert.equal((await item.expand('fields')()).fields.Title, 'Second');
  assert.deepEqual(
    (await item.versions()).map(({ id }) => id),
    ['2.0', '1.0'],
  );
  await item.delete();
  await assert.rejects(item(), { status: 404 });
});

test('walks pages', async () => {
  for (const Title of ['A', 'B', 'C']) await tasks.items.add({ fields: { Title } });
  const seen = [];
  for await (const page of tasks.items.expand('fields').top(2))
    seen.push(...page.map(({ fields }) => fields.Title));
  assert.deepEqual(seen, ['A', 'B', 'C']);
});

test('sends a batch', async () => {
  const [batched, execute] = graph.batched();
  const answers = [];
  batched.me().then((me) => answers.push(me.displayName));
  batched.users
    .getById(anna)()
    .then((user) => answers.push(user.mail));
  await execute();
  assert.deepEqual(answers, ['Anna Albrecht', 'anna.albrecht@nordlicht.example']);
});

test('sends mail and finds it again', async () => {
  const toRecipients = [{ emailAddress: { address: 'bernd.boehm@nordlicht.example' } }];
  const body = { contentType: 'text', content: 'x' };
  await graph.me.sendMail({ subject: 'From pnp', body, toRecipients }, true);
  const sent = await graph.me.mailFolders.getById('sentitems').messages();
  assert.equal(sent[0].subject, 'From pnp');
});
