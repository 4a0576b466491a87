// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readAddressLine, writeAddressLine } from '../../src/playground/outlook/addresses.ts';
import type { Draft } from '../../src/playground/outlook/draft.ts';
import { createOutlookHost, type OutlookHost } from '../../src/playground/outlook/host.ts';
import { installOffice, type PaneWindow } from '../../src/playground/outlook/office/install.ts';
import { OFFICE_THEMES } from '../../src/playground/outlook/theme.ts';
import type { DraftFields } from '../../src/playground/tenant/mail-writer.ts';
import { message, reader } from './mails.ts';
import { pairedPorts } from './ports.ts';

const own = { address: 'petra.hansen@muster.example', kind: 'user' } as const;
const kern = { displayName: 'Sabine Kern', emailAddress: 'kern@muster.example' };

let host: OutlookHost;
let pane: PaneWindow;
let written: DraftFields;
let draft: Draft;

const office = () => pane.Office as unknown as typeof Office;
const item = () => office().context.mailbox.item as Office.MessageCompose;
const result = <T>(call: (done: (result: Office.AsyncResult<T>) => void) => void) =>
  new Promise<Office.AsyncResult<T>>((done) => call(done));
const heard = () => new Promise((done) => setTimeout(done, 5));

function forward(more: Partial<Draft> = {}): Draft {
  let saved: string | undefined;
  return {
    mailbox: own,
    composeType: 'forward',
    conversationId: 'c_-1',
    inReplyTo: '<1@alsterdruck.example>',
    session: new Map(),
    headers: new Map(),
    read: () => written,
    change: (fields) => {
      written = { ...written, ...fields };
      host.recipientsChanged();
    },
    save: async () => (saved = 'draft_-1'),
    savedId: () => saved,
    ...more,
  };
}

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
    reader: reader(),
    openMail: vi.fn(),
    composeMail: vi.fn(),
    openAddress: vi.fn(),
    closePane: vi.fn(),
  });
  pane = { history: { pushState: () => {}, replaceState: () => {} } };
  installOffice(pane, inner);
  await office().onReady();
  written = { to: [], cc: [], subject: 'WG: Mahnung', html: '<p>Anbei.</p>' };
  draft = forward();
  host.write(draft);
  await heard();
});

describe('a mail being written in the played Outlook', () => {
  it('has functions where a mail being read has values, and says what it forwards', async () => {
    expect(item().inReplyTo).toBe('<1@alsterdruck.example>');
    expect('itemId' in item()).toBe(false);
    const subject = await result<string>((done) => item().subject.getAsync(done));
    expect(subject.value).toBe('WG: Mahnung');
    const kind = await result<unknown>((done) => item().getComposeTypeAsync(done));
    expect(kind.value).toEqual({ composeType: 'forward', coercionType: 'html' });
  });

  it('takes recipients and puts words before its text', async () => {
    await result<void>((done) => item().to.addAsync([kern], done));
    expect(written.to).toEqual([{ name: 'Sabine Kern', address: 'kern@muster.example' }]);
    const html = { coercionType: office().CoercionType.Html };
    await result<void>((done) => item().body.prependAsync('<b>Übergabe</b>', html, done));
    expect(written.html).toBe('<b>Übergabe</b><p>Anbei.</p>');
    await result<void>((done) => item().to.setAsync([], done));
    expect(written.to).toEqual([]);
  });

  it('tells of changed recipients, but not the handlers of a mail that is gone', async () => {
    const changes: unknown[] = [];
    const { RecipientsChanged } = office().EventType;
    await result<void>((done) =>
      item().addHandlerAsync(RecipientsChanged, (event: unknown) => changes.push(event), done),
    );
    draft.change({ to: [{ name: '', address: 'a@b.example' }] });
    await heard();
    expect(changes).toMatchObject([{ changedRecipientFields: { to: true } }]);
    host.write(forward());
    await heard();
    host.recipientsChanged();
    await heard();
    expect(changes).toHaveLength(1);
  });

  it('has no id until it is saved', async () => {
    const before = await result<string>((done) => item().getItemIdAsync(done));
    expect(before.error.name).toBe('ItemNotSaved');
    const saved = await result<string>((done) => item().saveAsync(done));
    expect(saved.value).toBe('draft+/1');
    const after = await result<string>((done) => item().getItemIdAsync(done));
    expect(after.value).toBe('draft+/1');
  });

  it('keeps what add-ins leave, in the session and on the mail', async () => {
    await result<void>((done) => item().sessionData.setAsync('baton', '{}', done));
    const kept = await result<string>((done) => item().sessionData.getAsync('baton', done));
    expect(kept.value).toBe('{}');
    const none = await result<string>((done) => item().sessionData.getAsync('x', done));
    expect(none.error.name).toBe('KeyNotFound');
    const long = 'x'.repeat(60_000);
    const refused = await result<void>((done) => item().sessionData.setAsync('y', long, done));
    expect(refused.status).toBe('failed');
    await result<void>((done) => item().internetHeaders.setAsync({ 'X-Baton': '1' }, done));
    expect([...draft.headers]).toEqual([['x-baton', '1']]);
  });

  it('refuses what only a mail being read can do', async () => {
    const read = office().context.mailbox.item as unknown as Office.MessageRead;
    expect(read.getAllInternetHeadersAsync).toBeUndefined();
    host.write(null);
    host.select({ message: message('1'), mailbox: own });
    await heard();
    expect(office().context.mailbox.item?.itemId).toBe('1');
  });
});

describe('the event before sending', () => {
  const asked = () => host.launch('onMessageSend');
  const associate = (answer: object) =>
    office().actions.associate('onMessageSend', (event: Office.MailboxEvent) =>
      event.completed(answer),
    );

  it('reaches a handler that comes later, and its objection comes back', async () => {
    const decision = asked();
    await heard();
    associate({ allowEvent: false, errorMessage: 'Nicht zuständig.' });
    await expect(decision).resolves.toEqual({ allow: false, message: 'Nicht zuständig.' });
  });

  it('can be answered again, and a handler that says nothing allows it', async () => {
    associate({});
    await expect(asked()).resolves.toEqual({ allow: true, message: '' });
    await expect(asked()).resolves.toEqual({ allow: true, message: '' });
  });
});

describe('a line of addresses', () => {
  it('is read as it is written', () => {
    const line = 'Sabine Kern <kern@muster.example>; info@muster.example';
    expect(readAddressLine(line)).toEqual([
      { name: 'Sabine Kern', address: 'kern@muster.example' },
      { name: '', address: 'info@muster.example' },
    ]);
    expect(writeAddressLine(readAddressLine(line))).toBe(line);
  });

  it('keeps what is no address, and nothing of empty parts', () => {
    expect(readAddressLine(' ; Kern,')).toEqual([{ name: '', address: 'Kern' }]);
  });
});
