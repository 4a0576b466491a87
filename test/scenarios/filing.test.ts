import { createHash, randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

const contracts = 26;
const confidential = 16;
const me = 'Petra Hansen';

let world: World;
afterEach(() => world.close());

/** A lease contract comes to Petra's mailbox. */
async function receiveMail(): Promise<string> {
  const petra = world.sample.tenant.users.find(({ displayName }) => displayName === me);
  const message = {
    subject: 'Mietvertrag Halle 2: Ihr Exemplar',
    from: { emailAddress: { name: 'Hafenbau KG', address: 'post@hafenbau.example' } },
    body: { contentType: 'text', content: 'Anbei Ihr Exemplar.' },
    attachments: [
      { name: 'Mietvertrag Halle 2.pdf', contentType: 'application/pdf', contentBytes: 'JVBERi0=' },
    ],
  };
  const path = `/mailboxes/${petra?.mail}/messages`;
  return (await world.control<{ id: string }>('POST', path, message)).id;
}

/** Hands the lease contract off to a responsibility whose mails are filed, and lets what comes later happen. */
async function handOff(responsibilityId: number, seconds = 1) {
  const messageId = await receiveMail();
  const handoffKey = randomUUID();
  const order = { messageId, handoffKey, kind: 'forward', responsibilityId };
  const { status, body } = await world.api(me, 'POST', '/handoffs', order);
  expect([status, body.kind]).toEqual([200, 'handed_off']);
  await world.passTime(seconds);
  return handoffKey;
}

const filingOf = async (key: string) =>
  (await world.api(me, 'GET', `/handoffs/${key}`)).body.filing;
const site = '/sites/nordlicht.sharepoint.com:/sites/ablage:';

async function filesBehind(link: string): Promise<{ name: string; bytes: Buffer }[]> {
  const path = decodeURIComponent(new URL(link).pathname).split('/Shared Documents/')[1] ?? '';
  const { body } = await graph('GET', `${site}/drive/root:/${encodeURI(path)}:/children`);
  return Promise.all(
    body.value.map(async (file: { name: string; '@microsoft.graph.downloadUrl': string }) => {
      const answer = await world.emulator.fetch(new Request(file['@microsoft.graph.downloadUrl']));
      return { name: file.name, bytes: Buffer.from(await answer.arrayBuffer()) };
    }),
  );
}

async function graph(method: string, path: string) {
  const order = {
    audience: 'graph',
    app: '6d1d9f0e-7c1b-4e0a-9a3e-2f0f4b9d5c11',
    scopes: ['Sites.Selected'],
  };
  const { access_token } = await world.control<{ access_token: string }>('POST', '/token', order);
  const headers = { authorization: `Bearer ${access_token}` };
  const url = `https://graph.microsoft.com/v1.0${path}`;
  const response = await world.emulator.fetch(new Request(url, { method, headers }));
  return { status: response.status, body: await response.json() };
}

const fault = (rule: object) => world.control('POST', '/faults', rule);
const row = async (key: string) => {
  const stored = await world.product.context.handoffs.findByHandoffKey(key);
  if (stored === undefined) throw new Error('no row');
  return stored.record;
};

describe('filing the original mail', () => {
  it('puts mail and attachments into the library, and link and hash onto the row', async () => {
    world = await startWorld({ mails: false });
    const key = await handOff(contracts);
    const { state, link, problems } = await filingOf(key);
    expect([state, problems]).toEqual(['filed', []]);
    expect(decodeURIComponent(link)).toContain('Mietvertrag Halle 2');
    expect(link).toContain(key);
    const files = await filesBehind(link);
    expect(files.map(({ name }) => name.split('.').at(-1)).toSorted()).toEqual(['eml', 'pdf']);
    const mail = files.find(({ name }) => name.endsWith('.eml'));
    const hash = createHash('sha256')
      .update(mail?.bytes ?? '')
      .digest('hex');
    expect((await row(key)).fileHash).toBe(hash);
    expect(mail?.name).toContain(hash.slice(0, 12));
  });

  it('is off unless the responsibility says so', async () => {
    world = await startWorld({ mails: false });
    const key = await handOff(29);
    expect(await filingOf(key)).toBeUndefined();
    const { body } = await graph('GET', `${site}/drive/root/children`);
    expect(body.value).toEqual([]);
  });

  it('keeps the subject and the attachments’ names out of the names where the area is confidential', async () => {
    world = await startWorld({ mails: false });
    const { link } = await filingOf(await handOff(confidential));
    expect(link).not.toContain('Mietvertrag');
    const names = (await filesBehind(link)).map(({ name }) => name);
    expect(names.join()).not.toMatch(/Mietvertrag/i);
    expect(names).toContain('Anlage 1.pdf');
  });

  it('waits until the mail has left', async () => {
    world = await startWorld({ undoSeconds: 10, mails: false });
    const key = await handOff(contracts, 0);
    expect(await filingOf(key)).toMatchObject({ state: 'waiting', mayTryAgain: false });
    await world.passTime(11);
    await world.passTime(1);
    expect(await filingOf(key)).toMatchObject({ state: 'filed' });
  });

  it('says why it could not, and files on demand of the sender only', async () => {
    world = await startWorld({ mails: false });
    await fault({ path: '/children', method: 'POST', status: 503, times: 99 });
    const key = await handOff(contracts);
    expect(await filingOf(key)).toEqual({ state: 'failed', problems: ['busy'], mayTryAgain: true });
    expect((await world.api('Maren Jessen', 'POST', `/handoffs/${key}/filing`)).status).toBe(409);
    await world.control('DELETE', '/faults');
    const again = await world.api(me, 'POST', `/handoffs/${key}/filing`);
    expect(again.body.filing).toMatchObject({ state: 'filed', problems: [], mayTryAgain: false });
    expect((await world.api(me, 'POST', `/handoffs/${key}/filing`)).status).toBe(409);
  });

  it('says that no library was named, or that there is none at the address', async () => {
    world = await startWorld({ mails: false });
    await world.product.registerList.writeSetting(
      'FilingLibrary',
      'https://nordlicht.sharepoint.com/sites/ablage/Nowhere',
    );
    expect((await filingOf(await handOff(contracts))).problems).toEqual(['library_not_found']);
  });

  it('says what is only a link, empty or encrypted, and files the rest', async () => {
    world = await startWorld({ mails: false, undoSeconds: 10 });
    const key = await handOff(contracts, 0);
    await world.control('POST', '/faults', {
      path: '/attachments\\?\\$select=id,name',
      status: 200,
      body: {
        value: [
          { id: 'a', name: 'Plan', '@odata.type': '#microsoft.graph.referenceAttachment' },
          { id: 'b', name: 'smime.p7m', '@odata.type': '#microsoft.graph.fileAttachment' },
        ],
      },
    });
    await world.control('POST', '/faults', { path: '/attachments/b/', status: 200, body: '' });
    await world.passTime(11);
    await world.passTime(1);
    const { state, problems } = await filingOf(key);
    expect(state).toBe('filed');
    expect(problems).toEqual(expect.arrayContaining(['attachment_link', 'encrypted']));
  });

  it('is driven on at the sender’s next sign-in after a crash, without a second copy', async () => {
    world = await startWorld({ mails: false });
    // The upload arrives, its answer does not, and the row is never written.
    await fault({ path: '\\.eml:/content', method: 'PUT', reset: true, effect: true });
    await fault({ path: '/lists/[^/]+/items/', method: 'PATCH', nth: 4, times: 9, status: 503 });
    const key = await handOff(contracts).catch(() => '');
    await world.control('DELETE', '/faults');
    const rows = (await world.api(me, 'GET', '/handoffs')).body.handoffs;
    const handoffKey = key === '' ? rows[0].handoffKey : key;
    await world.passTime(200);
    await world.api(me, 'GET', '/me');
    await expect
      .poll(async () => (await filingOf(handoffKey)).state, { timeout: 60_000 })
      .toBe('filed');
    expect(await filesBehind((await filingOf(handoffKey)).link)).toHaveLength(2);
  }, 90_000);

  it('files what there is, and says what could not be read', async () => {
    world = await startWorld({ mails: false });
    await fault({ path: '/attachments/[^/]+/\\$value', status: 405 });
    expect(await filingOf(await handOff(contracts))).toMatchObject({
      state: 'filed',
      problems: ['attachment_unreadable'],
    });
  });

  it('files the attachments of a mail whose text cannot be read, and is not done with it', async () => {
    world = await startWorld({ mails: false });
    await fault({ path: '/messages/[^/]+/\\$value', status: 400, times: 9 });
    const filing = await filingOf(await handOff(contracts));
    expect(filing).toMatchObject({
      state: 'failed',
      problems: ['mail_unreadable'],
      mayTryAgain: true,
    });
    expect((await filesBehind(filing.link)).map(({ name }) => name)).toHaveLength(1);
  });

  it('sets the retention label, or says that it was refused', async () => {
    world = await startWorld({ mails: false });
    await world.product.registerList.writeSetting('RetentionLabel', 'Geschäftsbriefe');
    const refused = await filingOf(await handOff(contracts));
    expect(refused).toMatchObject({ state: 'filed', problems: ['label_refused'] });
    await world.control('PATCH', '/switches', { retentionLabelSelected: 'accepted' });
    const accepted = await filingOf(await handOff(contracts));
    expect(accepted.problems).toEqual([]);
  });
});
