import { button, el, setAttributes } from '../shell/dom.ts';
import { icon } from '../shell/icons.ts';
import type { State } from '../state.ts';
import { importMails } from '../tenant/import-mail.ts';
import { mailReader } from '../tenant/mail-reader.ts';
import { mailWriter } from '../tenant/mail-writer.ts';
import { nameOf } from '../tenant/message.ts';
import type { Mailbox } from '../tenant/people.ts';
import { keptToken } from '../tenant/tokens.ts';
import { WORDS } from '../words/words.ts';
import type { Program, World } from '../world.ts';
import { createFolderModel } from './folder-model.ts';
import { mailScreen } from './mail-screen.ts';
import { createMailOpener } from './open-mail.ts';
import { hostPane } from './pane-host.ts';
import { OFFICE_THEMES } from './theme.ts';
import { createAddInPane } from './view/add-in-pane.ts';
import { createFolders } from './view/folders.ts';
import { createImportReport } from './view/import-report.ts';
import { createListPart } from './view/list-part.ts';
import { createMessageList } from './view/message-list.ts';
import { createReadingPane } from './view/reading-pane.ts';
import { whileVisible } from './while-visible.ts';
import { createWriting, type Writing } from './writing.ts';

/** The client that reads mail for the person: Outlook itself, not Baton. */
const SCOPES = [
  'User.Read',
  'Mail.ReadWrite',
  'Mail.ReadWrite.Shared',
  'Mail.Send',
  'Mail.Send.Shared',
];
const POLL_MS = 4000;

/** Outlook on the web, as far as Baton meets it. */
export function createOutlook(world: World): Program {
  const { store, mailboxes, person, broker, fetch, config } = world;
  const { lang } = store.get();
  const words = WORDS[lang];
  const wish = { user: person.oid, audience: 'graph', scopes: SCOPES };
  const token = keptToken(broker, wish);
  const reader = mailReader(fetch, token);
  const writer = mailWriter(fetch, token);
  const model = createFolderModel(reader, words.unreachable, showFolder);

  const folders = createFolders(mailboxes, words.folders, (mailbox, folder) =>
    store.set({ mailbox, folder, mail: '' }),
  );
  const openMail = (mail: string) => store.set({ mail });
  let selectionTurn = 0;
  const list = createMessageList(lang, {
    open: openMail,
    select: (ids) => void selectSeveral(ids),
    more: () => void model.more(),
  });
  const report = createImportReport(words.imports);
  const listPart = createListPart(list, report, words, (files) => void takeFiles(files));
  const reading = createReadingPane(lang, () => openMail(''), world.follow, {
    forward: (message) => write((mailbox) => writing.forward(message, mailbox)),
    reply: (message) => write((mailbox) => writing.reply(message, mailbox)),
  });
  const pane = createAddInPane(`${config.appOrigin}/pane`, words.pane, (open) =>
    store.set({ pane: open ? 'open' : 'closed' }),
  );
  const host = hostPane(world, pane.frame, reader);
  const opener = createMailOpener(
    reader,
    words.unreachable,
    mailScreen(reading, host, reader, model),
  );

  const newMail = button(
    { class: 'pane-toggle', 'data-testid': 'new-mail' },
    () => write(writing.begin),
    icon('add'),
    words.writing.begin,
  );
  const name = el('span', {}, words.outlook.label);
  const account = el('small', {}, person.mail);
  const bar = el(
    'div',
    { class: 'program-bar' },
    icon('mail'),
    name,
    account,
    newMail,
    pane.toggle,
  );
  const parts = [folders, listPart, reading, pane].map((part) => part.element);
  const body = el('div', { class: 'outlook-body' }, ...parts);
  const attributes = { class: 'program outlook', 'aria-label': words.outlook.label };
  const element = el('section', attributes, bar, body);

  const writing: Writing = createWriting({
    world,
    writer,
    reader,
    reading,
    host,
    place: element,
    closed: () => reopen(currentMailbox(store.get())),
  });

  function write(begin: (mailbox: Mailbox) => Promise<void>): void {
    const mailbox = currentMailbox(store.get());
    if (mailbox === undefined) return;
    writing.leave();
    setAttributes(element, { 'data-reading': true });
    void begin(mailbox);
  }

  function currentMailbox({ mailbox }: State): Mailbox | undefined {
    return mailboxes.find(({ address }) => address === mailbox) ?? mailboxes[0];
  }

  function showFolder(): void {
    const shown = model.state();
    const unread = shown.rows.filter((row) => row.unread).length;
    folders.show(shown.mailbox, shown.folder, unread);
    listPart.setTitle(words.folders[shown.folder]);
    list.show(shown, store.get().mail);
  }

  function showState(now: State, before?: State): void {
    setAttributes(element, { 'data-reading': now.mail !== '' });
    showMail(now, before);
    if (now.mail === '' && before?.mail) list.focus();
    if (now.pane !== before?.pane) pane.setOpen(now.pane === 'open');
    if (now.theme !== before?.theme) host.setTheme(OFFICE_THEMES[now.theme]);
  }

  function showMail(now: State, before?: State): void {
    const mailbox = currentMailbox(now);
    if (mailbox === undefined) return;
    const moved = now.mailbox !== before?.mailbox;
    if (moved || now.folder !== before.folder) void model.show(mailbox.address, now.folder);
    if (!moved && now.mail === before.mail) return;
    writing.leave();
    list.show(model.state(), now.mail);
    void opener.open(mailbox, now.mail);
  }

  /** Outlook closes the open mail then; an add-in hears of them only once they are all known. */
  async function selectSeveral(ids: readonly string[]): Promise<void> {
    const mailbox = currentMailbox(store.get());
    if (mailbox === undefined) return;
    openMail('');
    host.select(null);
    if (ids.length === 0) return reading.showNothing();
    reading.showSeveral(ids.length);
    const mine = ++selectionTurn;
    const mails = await Promise.all(
      ids.map(async (id) => ({ message: await reader.message(mailbox.address, id), mailbox })),
    );
    if (mine === selectionTurn && store.get().mail === '') host.selectSeveral(mails);
  }

  /** After writing: what was open before. */
  function reopen(mailbox: Mailbox | undefined): void {
    if (mailbox === undefined) return;
    const { mail } = store.get();
    setAttributes(element, { 'data-reading': mail !== '' });
    void opener.open(mailbox, mail);
    void refresh();
  }

  async function refresh(): Promise<void> {
    if (model.state().loading) return;
    const [newest] = await model.refresh();
    if (newest) listPart.announce(words.list.arrived(nameOf(newest.from), newest.subject));
  }

  async function takeFiles(files: readonly File[]): Promise<void> {
    const mailbox = currentMailbox(store.get());
    if (mailbox === undefined || files.length === 0) return;
    report.begin(files.length);
    await importMails(fetch, mailbox.address, files, words.unreachable, report.tell);
    await refresh();
  }

  showState(store.get());
  const stops = [store.on(showState), whileVisible(POLL_MS, () => void refresh()), host.dispose];
  return {
    element,
    dispose() {
      for (const stop of stops) stop();
    },
  };
}
