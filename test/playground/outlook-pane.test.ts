// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import { createOutlookHost, type OutlookHost } from '../../src/playground/outlook/host.ts';
import { installOffice, type PaneWindow } from '../../src/playground/outlook/office/install.ts';
import { OFFICE_THEMES } from '../../src/playground/outlook/theme.ts';
import { message, reader } from './mails.ts';
import { pairedPorts } from './ports.ts';

const own = { address: 'petra.hansen@muster.example', kind: 'user' } as const;
const shared = { address: 'rechnung@muster.example', kind: 'shared' } as const;
const openAddress = vi.fn();

let host: OutlookHost;
let pane: PaneWindow;

/** The pane's global, typed as the product types it. */
const office = () => pane.Office as unknown as typeof Office;
const item = () => office().context.mailbox.item as Office.MessageRead;

/** One asynchronous function of Office as a promise of its result. */
const result = <T>(call: (done: (result: Office.AsyncResult<T>) => void) => void) =>
  new Promise<Office.AsyncResult<T>>((done) => call(done));
const heard = () => new Promise((done) => setTimeout(done, 50));

beforeEach(async () => {
  const [outer, inner] = pairedPorts();
  host = createOutlookHost({
    port: outer,
    surroundings: {
      userProfile: {
        displayName: 'Petra Hansen',
        emailAddress: own.address,
        timeZone: 'W. Europe Standard Time',
        accountType: 'office365',
      },
      diagnostics: { hostName: 'OutlookWebApp', hostVersion: '16.0', OWAView: 'ThreeColumns' },
      displayLanguage: 'de-DE',
      officeTheme: OFFICE_THEMES.light,
    },
    account: {
      oid: 'oid-1',
      username: own.address,
      displayName: 'Petra Hansen',
      tenantId: 'tid-1',
      clientId: 'baton',
      hostClient: 'outlook-web',
    },
    broker: async () => ({ accessToken: 'AT', idToken: 'ID', expiresInSeconds: 3600, scope: 's' }),
    reader: reader({
      headers: async () => 'X-A: 1',
      attachmentContent: async (_box, _id, attachment) => `content of ${attachment}`,
    }),
    openMail: vi.fn(),
    composeMail: vi.fn(),
    openAddress,
    closePane: vi.fn(),
  });
  pane = { history: { pushState: () => {}, replaceState: () => {} } };
  installOffice(pane, inner);
  await office().onReady();
});

it('is ready as Outlook on the web, and takes the history away as the real library does', async () => {
  expect(await office().onReady()).toEqual({ host: 'Outlook', platform: 'OfficeOnline' });
  expect(office().context.displayLanguage).toBe('de-DE');
  expect(office().context.mailbox.userProfile.emailAddress).toBe(own.address);
  expect(pane.history).toEqual({ pushState: null, replaceState: null });
});

it('supports Mailbox up to 1.15 and nested authentication', () => {
  const has = (name: string, version?: string) =>
    office().context.requirements.isSetSupported(name, version);
  expect(['1.1', '1.5', '1.15'].map((version) => has('Mailbox', version))).toEqual([
    true,
    true,
    true,
  ]);
  expect([
    has('Mailbox', '1.16'),
    has('Mailbox', '2.0'),
    has('IdentityAPI'),
    has('constructor'),
  ]).toEqual([false, false, false, false]);
  expect(has('NestedAppAuth', '1.1')).toBe(true);
});

it("gives ids in Exchange's spelling, which the pane must convert for Graph", async () => {
  host.select({ message: message('AAMk_x-1='), mailbox: own });
  await heard();
  expect(item().itemId).toBe('AAMk+x/1=');
  expect(office().context.mailbox.convertToRestId(item().itemId, 'v2.0')).toBe('AAMk_x-1=');
  expect(office().context.mailbox.convertToEwsId('AAMk_x-1=', 'v2.0')).toBe('AAMk+x/1=');
});

it('shows a mail with its sender, its dates and its subject without prefixes', async () => {
  host.select({ message: message('1', { subject: 'AW: WG: Mahnung' }), mailbox: own });
  await heard();
  expect(item().normalizedSubject).toBe('Mahnung');
  expect(item().from).toMatchObject({
    emailAddress: 'mahnwesen@alsterdruck.example',
    recipientType: 'externalUser',
  });
  expect(item().to[0]).toMatchObject({ recipientType: 'user' });
  expect(item().dateTimeCreated).toEqual(new Date('2026-10-07T08:52:00Z'));
});

it('tells a pinned pane of every other mail, and of none', async () => {
  const seen: unknown[] = [];
  const added = await result((done) =>
    office().context.mailbox.addHandlerAsync(
      office().EventType.ItemChanged,
      () => seen.push(office().context.mailbox.item?.itemId),
      done,
    ),
  );
  expect(added.status).toBe('succeeded');
  host.select({ message: message('1'), mailbox: own });
  host.select({ message: message('2'), mailbox: own });
  host.select(null);
  host.select(null);
  await heard();
  expect(seen).toEqual(['1', '2', undefined]);
  await result((done) =>
    office().context.mailbox.removeHandlerAsync(office().EventType.ItemChanged, done),
  );
  host.select({ message: message('3'), mailbox: own });
  await heard();
  expect(seen).toHaveLength(3);
});

it('answers for an item that is no longer open with a failure, never with the body of the next', async () => {
  host.select({ message: message('1'), mailbox: own });
  await heard();
  const first = item();
  host.select({
    message: message('2', { body: { type: 'text', content: 'geheim' } }),
    mailbox: own,
  });
  const answer = await result<string>((done) => first.body.getAsync('text', done));
  expect(answer.status).toBe('failed');
  expect(answer.error.code).toBe(5001);
});

it('gives the body as text and as HTML, and the context back', async () => {
  const content =
    '<style>p{}</style><p>Guten&nbsp;Tag,</p><p>die <b>2.</b> Mahnung<br>kommt</p><script>1</script>';
  host.select({ message: message('1', { body: { type: 'html', content } }), mailbox: own });
  await heard();
  const asText = await result<string>((done) =>
    item().body.getAsync('text', { asyncContext: { z: 1 } }, done),
  );
  expect(asText.value.replace(/\u00a0/g, ' ')).toBe('Guten Tag,\n\ndie 2. Mahnung\nkommt');
  expect(asText.asyncContext).toEqual({ z: 1 });
  expect((await result<string>((done) => item().body.getAsync('html', done))).value).toBe(content);
});

it('names the target mailbox only for a mail in a shared mailbox', async () => {
  host.select({ message: message('1'), mailbox: shared });
  await heard();
  const answer = await result<Office.SharedProperties>((done) =>
    item().getSharedPropertiesAsync(done),
  );
  expect(answer.value).toMatchObject({
    targetMailbox: shared.address,
    owner: shared.address,
    delegatePermissions: 63,
  });
  host.select({ message: message('2'), mailbox: own });
  await heard();
  expect((await result((done) => item().getSharedPropertiesAsync(done))).status).toBe('failed');
});

it('refuses what it cannot do through the callback, not by being undefined', async () => {
  host.select({ message: message('1'), mailbox: own });
  await heard();
  const answer = await result((done) => item().notificationMessages.getAllAsync(done));
  expect(answer).toMatchObject({ status: 'failed', error: { code: 5000 } });
});

it('tells of a new theme without changing the item', async () => {
  host.select({ message: message('1'), mailbox: own });
  await heard();
  const before = item();
  const themes: unknown[] = [];
  office().context.mailbox.addHandlerAsync(
    office().EventType.OfficeThemeChanged,
    (event: { officeTheme: Office.OfficeTheme }) =>
      themes.push(event.officeTheme.bodyBackgroundColor),
  );
  host.setTheme(OFFICE_THEMES.contrast);
  await heard();
  expect(themes).toEqual(['#000000']);
  expect(office().context.officeTheme.isDarkTheme).toBe(true);
  expect(item()).toBe(before);
});

it('carries nested authentication through the bridge', async () => {
  const answers: string[] = [];
  pane.nestedAppAuthBridge?.addEventListener('message', (answer) => answers.push(answer));
  pane.nestedAppAuthBridge?.postMessage(
    JSON.stringify({
      messageType: 'NestedAppAuthRequest',
      method: 'GetToken',
      requestId: 'r',
      tokenParams: { clientId: 'baton', scope: 'api://x/y' },
    }),
  );
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  expect(JSON.parse(answers[0] ?? '')).toMatchObject({
    requestId: 'r',
    token: { access_token: 'AT' },
  });
});

it('lets the host open addresses', async () => {
  office().context.ui.openBrowserWindow('https://example.org/');
  await heard();
  expect(openAddress).toHaveBeenCalledWith('https://example.org/');
});

it('says that there is no host when it stands alone', async () => {
  const alone: PaneWindow = { history: { pushState: null, replaceState: null } };
  installOffice(alone, undefined);
  expect(await (alone.Office as unknown as typeof Office).onReady()).toEqual({
    host: null,
    platform: null,
  });
  expect(alone.nestedAppAuthBridge).toBeUndefined();
});

const selection = () =>
  result<Office.SelectedItemDetails[]>((done) =>
    office().context.mailbox.getSelectedItemsAsync(done),
  );
const load = (id: string) =>
  result<Office.LoadedMessageRead>((done) =>
    office().context.mailbox.loadItemByIdAsync(id, done as never),
  );

it('tells of several selected mails, none of which is open', async () => {
  const seen: string[] = [];
  office().context.mailbox.addHandlerAsync('olkSelectedItemsChanged', () => seen.push('selection'));
  host.select({ message: message('1'), mailbox: shared });
  host.select(null);
  host.selectSeveral([
    { message: message('1'), mailbox: shared },
    { message: message('2_a'), mailbox: shared },
  ]);
  await heard();
  expect(office().context.mailbox.item).toBeNull();
  expect(seen).toHaveLength(3);
  const { value } = await selection();
  expect(value.map(({ itemId, itemMode }) => [itemId, itemMode])).toEqual([
    ['1', 'Read'],
    ['2+a', 'Read'],
  ]);
  host.select(null);
  await heard();
  expect((await selection()).value).toEqual([]);
});

it('lets one selected mail be loaded at a time, which says where it lies', async () => {
  host.selectSeveral([
    { message: message('1'), mailbox: shared },
    { message: message('2'), mailbox: shared },
  ]);
  const { value: loaded } = await load('1');
  expect(loaded.subject).toBe('Betreff 1');
  expect((await load('2')).status).toBe('failed');
  const place = await result<Office.SharedProperties>((done) =>
    loaded.getSharedPropertiesAsync(done),
  );
  expect(place.value.targetMailbox).toBe(shared.address);
  await result<void>((done) => loaded.unloadAsync(done));
  expect((await load('2')).value.subject).toBe('Betreff 2');
  expect((await load('3')).status).toBe('failed');
});
