import type { Folder } from '../../state.ts';
import type { Mailbox } from '../../tenant/people.ts';
import type { Words } from '../../words/de.ts';
import { button, el, setAttributes, spoken } from '../../shell/dom.ts';
import { icon } from '../../shell/icons.ts';

export interface Folders {
  element: HTMLElement;
  show(mailbox: string, folder: Folder, unread: number): void;
}

const FOLDERS: readonly Folder[] = ['inbox', 'sentitems'];

/** The mailboxes of the person, and the folders of the one shown. */
export function createFolders(
  mailboxes: readonly Mailbox[],
  words: Words['folders'],
  choose: (mailbox: string, folder: Folder) => void,
): Folders {
  let shown = '';
  const boxes = mailboxes.map((mailbox) => mailboxButton(mailbox, words, choose));
  const folders = FOLDERS.map((folder) => folderButton(folder, words, () => choose(shown, folder)));
  const list = el(
    'ul',
    { class: 'folder-list' },
    ...folders.map(({ element }) => el('li', {}, element)),
  );
  const items = boxes.map((box) => el('li', {}, box));
  const failed = mailboxes.length === 0 && el('p', { class: 'problem' }, words.failed);
  const element = el(
    'nav',
    { class: 'folders', 'aria-label': words.label },
    failed,
    el('ul', { class: 'mailbox-list' }, ...items),
  );
  return {
    element,
    show(mailbox, folder, unread) {
      shown = mailbox;
      boxes.forEach((box, at) => {
        const current = box.dataset['address'] === mailbox;
        setAttributes(box, { 'aria-expanded': String(current) });
        if (current && list.parentElement !== items[at]) items[at]?.append(list);
      });
      folders.forEach((entry, at) => {
        setAttributes(entry.element, { 'aria-current': FOLDERS[at] === folder && 'true' });
        entry.count(FOLDERS[at] === folder ? unread : 0);
      });
    },
  };
}

function mailboxButton(
  { address, displayName, kind }: Mailbox,
  words: Words['folders'],
  choose: (mailbox: string, folder: Folder) => void,
): HTMLButtonElement {
  return button(
    { class: 'mailbox', 'data-testid': 'mailbox', 'data-address': address, title: address },
    () => choose(address, 'inbox'),
    icon(kind === 'shared' ? 'people' : 'mail'),
    el('span', { class: 'mailbox-name' }, displayName),
    spoken(kind === 'shared' ? words.shared : words.own),
  );
}

function folderButton(folder: Folder, words: Words['folders'], choose: () => void) {
  const number = el('span', { class: 'count' });
  const attributes = { class: 'folder', 'data-testid': 'folder', 'data-folder': folder };
  const symbol = icon(folder === 'inbox' ? 'inbox' : 'sent');
  return {
    element: button(attributes, choose, symbol, el('span', {}, words[folder]), number),
    count(unread: number) {
      const aloud = spoken(words.unread(unread));
      const digits = el('span', { 'aria-hidden': 'true' }, String(unread));
      number.replaceChildren(...(unread > 0 ? [digits, aloud] : []));
    },
  };
}
