// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { draftDoor } from '../../src/ui/host/outlook-draft.ts';
import { outlookMail } from '../../src/ui/host/outlook-mail.ts';
import { toTheme } from '../../src/ui/host/outlook.ts';
import { toTheme as fromTeams } from '../../src/ui/host/teams.ts';

type Answer = {
  status: string;
  value?: { targetMailbox?: string; owner?: string };
  error?: { code: number };
};
interface Item {
  itemId?: string;
  itemType: string;
  itemClass?: string;
  attachments?: { name: string }[];
  subject: string;
  to?: { emailAddress: string }[];
  cc?: { emailAddress: string }[];
  getSharedPropertiesAsync?: (done: (answer: Answer) => void) => void;
}

function fakeMailbox(first: Item | null) {
  const handlers = new Map<string, () => void>();
  const mailbox = {
    item: first,
    userProfile: { emailAddress: 'petra@x.example' },
    convertToRestId: (id: string) => id.replaceAll('/', '-').replaceAll('+', '_'),
    getSelectedItemsAsync: (done: (answer: object) => void) =>
      done({ status: 'failed', error: {} }),
    addHandlerAsync: (type: string, handler: () => void) => handlers.set(type, handler),
  };
  return {
    mailbox: mailbox as never,
    set: (item: Item | null) => (mailbox.item = item),
    changed: () => handlers.get('changed')?.(),
    /** Several are selected; each is loaded from here, if at all. */
    select: (ids: string[], load?: (id: string) => Item | undefined) => {
      if (ids.length > 1) mailbox.item = null;
      const value = ids.map((itemId) => ({ itemId, subject: itemId, itemMode: 'Read' }));
      Object.assign(mailbox, {
        getSelectedItemsAsync: (done: (answer: object) => void) =>
          done({ status: 'succeeded', value }),
        loadItemByIdAsync: (id: string, done: (answer: object) => void) => {
          const item = load?.(id);
          const unloadAsync = (over: (answer: object) => void) => over({ status: 'succeeded' });
          if (item) done({ status: 'succeeded', value: { ...item, unloadAsync } });
          else done({ status: 'failed', error: { code: 9020, name: 'no' } });
        },
      });
      handlers.get('selected')?.();
    },
  };
}

const mail = (itemId: string, more: Partial<Item> = {}): Item => ({
  itemId,
  itemType: 'message',
  subject: 'Mahnung',
  getSharedPropertiesAsync: (done) => done({ status: 'failed', error: { code: 9044 } }),
  ...more,
});
const settle = () => vi.advanceTimersByTimeAsync(0);

/** An Outlook whose newest set of the mailbox API is this one. */
function supportsUpTo(newest: number): void {
  Office.context.requirements.isSetSupported = (_, version = '1.1') =>
    Number(`${version}`.split('.')[1]) <= newest;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Office', {
    AsyncResultStatus: { Succeeded: 'succeeded' },
    CoercionType: { Html: 'html', Text: 'text' },
    EventType: { ItemChanged: 'changed', SelectedItemsChanged: 'selected' },
    MailboxEnums: { ItemType: { Message: 'message' }, RestVersion: { v2_0: 'v2.0' } },
    context: { requirements: { isSetSupported: () => true } },
  });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the mail behind the Outlook door', () => {
  test('is named by its REST id and its subject', async () => {
    const door = outlookMail(fakeMailbox(mail('AA/k+1')).mailbox);
    expect(door.current()).toEqual({ kind: 'reading' });
    await settle();
    expect(door.current()).toEqual({ kind: 'mail', messageId: 'AA-k_1', subject: 'Mahnung' });
  });

  test.each<[string, Item | null]>([
    ['nothing is selected', null],
    ['a draft has no id yet', { itemType: 'message', subject: '' }],
  ])('is none when %s', async (_, item) => {
    const door = outlookMail(fakeMailbox(item).mailbox);
    await settle();
    expect(door.current()).toEqual({ kind: 'none' });
  });

  test.each([
    ['a meeting', { itemType: 'appointment' }, 'meeting'],
    ['a request for a meeting', { itemClass: 'IPM.Schedule.Meeting.Request' }, 'meeting'],
    ['a meeting that was called off', { itemClass: 'IPM.Schedule.Meeting.Canceled' }, 'meeting'],
    ['an encrypted mail', { itemClass: 'IPM.Note.Secure' }, 'sealed'],
    ['a mail with managed rights', { attachments: [{ name: 'message.rpmsg' }] }, 'sealed'],
  ])('says why %s is nothing to hand off', async (_, more, unreadable) => {
    const door = outlookMail(fakeMailbox(mail('A', more)).mailbox);
    await settle();
    expect(door.current()).toEqual({ kind: 'none', unreadable });
  });

  test.each([
    ['a signed mail', { itemClass: 'IPM.Note.SMIME.MultipartSigned' }],
    ['one that is signed as a whole', { itemClass: 'IPM.Note.SMIME' }],
    ['a mail of another form', { itemClass: 'IPM.Note.Firma' }],
    ['a mail with a file', { attachments: [{ name: 'rechnung.pdf' }] }],
  ])('is a mail like any other when it is %s', async (_, more) => {
    const door = outlookMail(fakeMailbox(mail('A', more)).mailbox);
    await settle();
    expect(door.current()).toMatchObject({ kind: 'mail' });
  });

  test.each([
    ['an answer', 'reply', { kind: 'none', isReply: true }],
    ['a forward', 'forward', { kind: 'draft' }],
    ['a new mail', 'newMail', { kind: 'draft' }],
  ])('is what %s is worth to Baton while it is written', async (_, composeType, expected) => {
    const written = {
      ...mail('A'),
      subject: {} as never,
      getComposeTypeAsync: (done: (answer: object) => void) =>
        done({ status: 'succeeded', value: { composeType } }),
    };
    const door = outlookMail(fakeMailbox(written).mailbox);
    await settle();
    expect(door.current()).toMatchObject(expected);
  });

  test('carries the shared mailbox it lies in', async () => {
    const shared = mail('A', {
      getSharedPropertiesAsync: (done) =>
        done({ status: 'succeeded', value: { targetMailbox: 'rechnung@x.example' } }),
    });
    const door = outlookMail(fakeMailbox(shared).mailbox);
    await settle();
    expect(door.current()).toMatchObject({ mailbox: 'rechnung@x.example' });
  });

  test('lies in the own mailbox when Outlook refuses the question', async () => {
    const own = mail('A', { getSharedPropertiesAsync: (done) => done({ status: 'failed' }) });
    const door = outlookMail(fakeMailbox(own).mailbox);
    await settle();
    expect(door.current()).not.toHaveProperty('mailbox');
  });

  test('lies in the own mailbox when Outlook asks for shared folders only, as on the web', async () => {
    const { getSharedPropertiesAsync: _, ...own } = mail('A');
    const door = outlookMail(fakeMailbox(own).mailbox);
    await settle();
    expect(door.current()).toEqual({ kind: 'mail', messageId: 'A', subject: 'Mahnung' });
  });

  test('is never taken for one of the own mailbox where Outlook cannot be asked, or has no answer', async () => {
    const { getSharedPropertiesAsync: _, ...old } = mail('A');
    const to = [{ emailAddress: 'Rechnung@x.example' }, { emailAddress: 'petra@x.example' }];
    const broken = mail('A', {
      getSharedPropertiesAsync: (done) => done({ status: 'failed', error: { code: 5001 } }),
    });
    for (const [item, newest] of [
      [old, 5],
      [broken, 15],
    ] as const) {
      supportsUpTo(newest);
      const door = outlookMail(fakeMailbox({ ...item, to, cc: [] }).mailbox);
      await settle();
      expect(door.current()).toEqual({
        kind: 'mail',
        messageId: 'A',
        subject: 'Mahnung',
        guess: { own: 'petra@x.example', isToOwn: true, likely: ['rechnung@x.example'] },
      });
    }
  });

  test('says whom a mail was addressed to, all of them, where Outlook cannot be asked', async () => {
    const { getSharedPropertiesAsync: _, ...old } = mail('A');
    const others = Array.from({ length: 9 }, (_each, at) => `Nr${at}@x.example`);
    const to = others.map((emailAddress) => ({ emailAddress }));
    supportsUpTo(5);
    const door = outlookMail(fakeMailbox({ ...old, to, cc: [] }).mailbox);
    await settle();
    const likely = others.map((each) => each.toLowerCase());
    expect(door.current()).toMatchObject({
      guess: { own: 'petra@x.example', isToOwn: false, likely },
    });
  });

  test('follows the selection, and is unknown in between', async () => {
    const outlook = fakeMailbox(mail('A'));
    const door = outlookMail(outlook.mailbox);
    await settle();
    const seen: string[] = [];
    door.subscribe(() => seen.push(door.current().kind));
    outlook.set(mail('B'));
    outlook.changed();
    await settle();
    expect(seen).toEqual(['reading', 'mail']);
    expect(door.current()).toMatchObject({ messageId: 'B' });
  });

  test('is found out by polling when Outlook forgets to say that it changed', async () => {
    const outlook = fakeMailbox(mail('A'));
    const door = outlookMail(outlook.mailbox);
    await settle();
    outlook.set(mail('B'));
    await vi.advanceTimersByTimeAsync(1600);
    expect(door.current()).toMatchObject({ messageId: 'B' });
  });

  test('is read anew for a click, before any event came', async () => {
    const outlook = fakeMailbox(mail('A'));
    const door = outlookMail(outlook.mailbox);
    await settle();
    outlook.set(mail('B'));
    expect(await door.readAgain()).toMatchObject({ messageId: 'B' });
    expect(door.current()).toMatchObject({ messageId: 'A' });
  });
});

describe('several mails behind the Outlook door', () => {
  const inShared = mail('A/1', {
    getSharedPropertiesAsync: (done) =>
      done({ status: 'succeeded', value: { targetMailbox: 'rechnung@x.example' } }),
  });

  test('are named by their REST ids, and lie where the first of them does', async () => {
    const outlook = fakeMailbox(mail('A'));
    const door = outlookMail(outlook.mailbox);
    outlook.select(['A/1', 'B'], () => inShared);
    await vi.advanceTimersByTimeAsync(10);
    expect(door.current()).toEqual({
      kind: 'several',
      mailbox: 'rechnung@x.example',
      mails: [
        { messageId: 'A-1', subject: 'A/1' },
        { messageId: 'B', subject: 'B' },
      ],
    });
  });

  test('are never taken for one’s own where none can be loaded', async () => {
    const outlook = fakeMailbox(null);
    const door = outlookMail(outlook.mailbox);
    outlook.select(['A', 'B']);
    await vi.advanceTimersByTimeAsync(10);
    expect(door.current()).toMatchObject({ guess: { own: 'petra@x.example', likely: [] } });
  });

  test('are one mail when only one is selected, and nothing is told anew', async () => {
    const outlook = fakeMailbox(mail('A'));
    const door = outlookMail(outlook.mailbox);
    await vi.advanceTimersByTimeAsync(10);
    const told = vi.fn();
    door.subscribe(told);
    outlook.select(['A']);
    await vi.advanceTimersByTimeAsync(10);
    expect(door.current()).toMatchObject({ kind: 'mail', messageId: 'A' });
    expect(told).not.toHaveBeenCalled();
  });
});

describe('a mail that is written without formats', () => {
  const block =
    '<div><b>Übergabe an Kern</b><br>Warum Sie: zuständig für „A &amp; B“.<p>Eilt</p>' +
    '<p><a href="https://x.example/a">Annehmen</a></p></div><p></p>';
  const draft = (type: string) => {
    const prependAsync = vi.fn();
    const answers: Record<string, unknown> = { type, to: [] };
    const ok = (value?: unknown) => ({ status: 'succeeded', value });
    const done = (...given: unknown[]) => {
      const last = given.at(-1);
      if (typeof last === 'function') last(ok());
    };
    const body = {
      getTypeAsync: (then: (answer: object) => void) => then(ok(answers['type'])),
      prependAsync: prependAsync.mockImplementation(done),
    };
    const to = {
      getAsync: (then: (answer: object) => void) => then(ok(answers['to'])),
      addAsync: done,
      setAsync: done,
    };
    return { item: { body, to, internetHeaders: { setAsync: done } } as never, prependAsync };
  };
  const change = { recipient: { name: 'Kern', address: 'k@x.example' }, remove: [], tag: 't' };

  test('gets the same words as text', async () => {
    const { item, prependAsync } = draft('text');
    await draftDoor(item, fakeMailbox(null).mailbox).insert({ ...change, block });
    const [text, options] = prependAsync.mock.calls[0] ?? [];
    expect(text).toBe(
      'Übergabe an Kern\nWarum Sie: zuständig für „A & B“.\nEilt\n\nAnnehmen https://x.example/a\n\n',
    );
    expect(options).toEqual({ coercionType: 'text' });
  });

  test('and one with formats the block as it is', async () => {
    const { item, prependAsync } = draft('html');
    await draftDoor(item, fakeMailbox(null).mailbox).insert({ ...change, block });
    expect(prependAsync.mock.calls[0]?.slice(0, 2)).toEqual([block, { coercionType: 'html' }]);
  });
});

describe('the look the host asks for', () => {
  test.each([
    [undefined, 'light'],
    [{ bodyBackgroundColor: '#ffffff', bodyForegroundColor: '#242424' }, 'light'],
    [{ bodyBackgroundColor: '#212121', bodyForegroundColor: '#ffffff' }, 'dark'],
    [{ isDarkTheme: true, bodyBackgroundColor: '#1f1f1f' }, 'dark'],
    [
      { isDarkTheme: true, bodyBackgroundColor: '#000000', bodyForegroundColor: '#ffffff' },
      'contrast',
    ],
    [{ bodyBackgroundColor: 'nonsense' }, 'light'],
  ])('Outlook’s %o is %s', (theme, look) => {
    expect(toTheme(theme)).toBe(look);
  });

  test.each([
    ['default', 'light'],
    ['dark', 'dark'],
    ['glass', 'dark'],
    ['contrast', 'contrast'],
    ['new', 'light'],
  ])('Teams’ %s is %s', (theme, look) => expect(fromTeams(theme)).toBe(look));
});
