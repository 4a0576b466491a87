import type { State } from '../state.ts';
import { importMails } from '../tenant/import-mail.ts';
import { mailReader } from '../tenant/mail-reader.ts';
import { type MessageRow, nameOf } from '../tenant/message.ts';
import type { Mailbox } from '../tenant/people.ts';
import { keptToken } from '../tenant/tokens.ts';
import { el, setAttributes } from '../shell/dom.ts';
import { icon } from '../shell/icons.ts';
import { WORDS } from '../words/words.ts';
import type { Program, World } from '../world.ts';
import type { OpenMail } from './calls.ts';
import { createFolderModel } from './folder-model.ts';
import { createMailOpener } from './open-mail.ts';
import { hostPane } from './pane-host.ts';
import { OFFICE_THEMES } from './theme.ts';
import { createAddInPane } from './view/add-in-pane.ts';
import { chooseFilesButton, takeDroppedFiles } from './view/drop-mails.ts';
import { createFolders } from './view/folders.ts';
import { createImportReport } from './view/import-report.ts';
import { createMessageList } from './view/message-list.ts';
import { createReadingPane } from './view/reading-pane.ts';

/** The client that reads mail for the person: Outlook itself, not Baton. */
const SCOPES = ['User.Read', 'Mail.ReadWrite', 'Mail.ReadWrite.Shared'];
const POLL_MS = 4000;

/** Outlook on the web, as far as Baton meets it. */
export function createOutlook(world: World): Program {
  const { store, mailboxes, person, broker, fetch, config } = world;
  const { lang } = store.get();
  const words = WORDS[lang];
  const reader = mailReader(
    fetch,
    keptToken(broker, { user: person.oid, audience: 'graph', scopes: SCOPES }),
  );
  const model = createFolderModel(reader, () => showFolder());

  const folders = createFolders(mailboxes, words.folders, (mailbox, folder) =>
    store.set({ mailbox, folder, mail: '' }),
  );
  const list = createMessageList(
    lang,
    (mail) => store.set({ mail }),
    () => void model.more(),
  );
  const reading = createReadingPane(lang, () => store.set({ mail: '' }), world.follow);
  const report = createImportReport(words.imports);
  const pane = createAddInPane(`${config.appOrigin}/pane`, words.pane, (open) =>
    store.set({ pane: open ? 'open' : 'closed' }),
  );
  const host = hostPane(world, pane.frame, reader);
  const arrivals = el('p', { class: 'spoken', role: 'status' });
  const listTitle = el('h2', {});
  const listHead = el(
    'div',
    { class: 'list-head' },
    listTitle,
    chooseFilesButton(words.imports, take),
  );
  const listPart = el(
    'section',
    { class: 'list', 'aria-label': words.list.label },
    listHead,
    report.element,
    list.element,
    arrivals,
  );
  takeDroppedFiles(listPart, words.imports, take);
  const bar = el(
    'div',
    { class: 'program-bar' },
    icon('mail'),
    el('span', {}, words.outlook.label),
    el('small', {}, person.mail),
    pane.toggle,
  );
  const body = el(
    'div',
    { class: 'outlook-body' },
    folders.element,
    listPart,
    reading.element,
    pane.element,
  );
  const element = el(
    'section',
    { class: 'program outlook', 'aria-label': words.outlook.label },
    bar,
    body,
  );

  const opener = createMailOpener(reader, {
    nothing: () => {
      reading.showNothing();
      host.select(null);
    },
    loading: () => {
      reading.showLoading();
      host.select(null);
    },
    problem: (problem) => {
      reading.showProblem(problem);
      host.select(null);
    },
    mail: (open) => {
      reading.showMail(open.message);
      host.select(open);
      void markRead(open);
    },
  });

  /** Outlook marks a mail as read when it is shown. That it fails is no reason not to show it. */
  async function markRead({ message, mailbox }: OpenMail): Promise<void> {
    if (!message.unread) return;
    await reader.markRead(mailbox.address, message.id).then(
      () => model.markRead(message.id),
      () => undefined,
    );
  }

  function current({ mailbox }: State): Mailbox | undefined {
    return mailboxes.find(({ address }) => address === mailbox) ?? mailboxes[0];
  }

  function showFolder(): void {
    const shown = model.state();
    const unread = shown.rows.filter((row) => row.unread).length;
    folders.show(shown.mailbox, shown.folder, unread);
    listTitle.textContent = words.folders[shown.folder];
    list.show(shown, store.get().mail);
  }

  function showState(now: State, before?: State): void {
    const mailbox = current(now);
    setAttributes(element, { 'data-reading': now.mail !== '' });
    if (mailbox === undefined) return;
    if (now.mailbox !== before?.mailbox || now.folder !== before.folder) {
      void model.show(mailbox.address, now.folder);
    }
    if (now.mail !== before?.mail || now.mailbox !== before.mailbox) {
      list.show(model.state(), now.mail);
      void opener.open(mailbox, now.mail);
    }
    if (now.mail === '' && before?.mail) list.focus();
    if (now.pane !== before?.pane) pane.setOpen(now.pane === 'open');
    if (now.theme !== before?.theme) host.setTheme(OFFICE_THEMES[now.theme]);
  }

  async function refresh(): Promise<void> {
    if (document.visibilityState === 'hidden' || model.state().loading) return;
    announce(await model.refresh());
  }

  function announce([newest]: readonly MessageRow[]): void {
    if (newest === undefined) return;
    arrivals.textContent = words.list.arrived(nameOf(newest.from), newest.subject);
  }

  async function takeFiles(files: readonly File[], mailbox: Mailbox): Promise<void> {
    report.begin(files.length);
    await importMails(fetch, mailbox.address, files, report.tell);
    await refresh();
  }

  function take(files: readonly File[]): void {
    const mailbox = current(store.get());
    if (mailbox !== undefined && files.length > 0) void takeFiles(files, mailbox);
  }

  showState(store.get());
  const stop = store.on(showState);
  const polling = setInterval(() => void refresh(), POLL_MS);
  const look = () => void refresh();
  document.addEventListener('visibilitychange', look);
  return {
    element,
    dispose() {
      stop();
      clearInterval(polling);
      document.removeEventListener('visibilitychange', look);
      host.dispose();
    },
  };
}
