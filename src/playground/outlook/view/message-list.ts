import type { Language } from '../../state.ts';
import type { MessageRow } from '../../tenant/message.ts';
import { WORDS } from '../../words/words.ts';
import { button, el, setAttributes } from '../../shell/dom.ts';
import type { FolderState } from '../folder-model.ts';
import { createRow, fillRow } from './message-row.ts';
import { createSelection } from './selection.ts';

export interface MessageList {
  element: HTMLElement;
  show(state: FolderState, open: string): void;
  /** Puts the focus on the row of the open mail, else on the first. */
  focus(): void;
}

export interface ListActions {
  open(id: string): void;
  /** Two or more are selected, or none any more. */
  select(ids: readonly string[]): void;
  more(): void;
}

/**
 * The rows of a folder. Arrow keys, Home and End move the focus; Enter, Space or a click opens. With Ctrl a click
 * adds or takes away a row, with Shift it takes all up to it; Ctrl+Space and Shift+arrow do the same.
 */
export function createMessageList(
  lang: Language,
  { open, select, more }: ListActions,
): MessageList {
  const words = WORDS[lang].list;
  const rows = new Map<string, HTMLElement>();
  const selection = createSelection(() => [...rows.keys()]);
  let focused = '';
  const listbox = el('div', {
    class: 'rows',
    role: 'listbox',
    'aria-label': words.label,
    'aria-multiselectable': 'true',
  });
  const state = el('div', { class: 'list-state', hidden: true });
  const older = button({ class: 'older', hidden: true }, more, words.more);
  const element = el('div', { class: 'list-scroll' }, listbox, state, older);

  function place(shown: FolderState, selected: string): void {
    const wanted = shown.rows.map((row) => elementOf(row, shown));
    for (const [id, row] of rows) {
      if (wanted.includes(row)) continue;
      rows.delete(id);
      row.remove();
    }
    // Appending a row that already stands in its place would take the focus off it.
    wanted.forEach((row, at) => {
      if (listbox.children[at] !== row) listbox.insertBefore(row, listbox.children[at] ?? null);
    });
    selection.keep(selected);
    showSelection();
    if (!rows.has(focused)) focused = rows.has(selected) ? selected : (shown.rows[0]?.id ?? '');
    holdTabStop();
  }

  function elementOf(row: MessageRow, { folder }: FolderState): HTMLElement {
    const element = rows.get(row.id) ?? createRow(row);
    rows.set(row.id, element);
    fillRow(element, row, folder, lang, new Date());
    return element;
  }

  function showSelection(): void {
    const selected = selection.ids();
    for (const [id, row] of rows)
      setAttributes(row, { 'aria-selected': String(selected.includes(id)) });
  }

  /** What a click or a key selects, with the keys that were held. */
  function choose(id: string, { ctrlKey, metaKey, shiftKey }: MouseEvent | KeyboardEvent): void {
    if (id === '') return;
    if (shiftKey) selection.upTo(id);
    else if (ctrlKey || metaKey) selection.toggle(id);
    else selection.only(id);
    const selected = selection.ids();
    showSelection();
    const [first = '', ...others] = selected;
    if (first === '' || others.length > 0) select(selected);
    else open(first);
  }

  function holdTabStop(): void {
    for (const [id, row] of rows) row.tabIndex = id === focused ? 0 : -1;
  }

  function moveTo(row: Element | null | undefined): void {
    if (!(row instanceof HTMLElement)) return;
    focused = row.dataset['id'] ?? '';
    holdTabStop();
    row.focus();
  }

  listbox.addEventListener('keydown', (event) => {
    const row = rowOf(event.target);
    const step = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling };
    if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      moveTo(step[event.key]);
      choose(focused, event);
    } else if (event.key === 'ArrowDown') moveTo(step.ArrowDown);
    else if (event.key === 'ArrowUp') moveTo(step.ArrowUp);
    else if (event.key === 'Home') moveTo(listbox.firstElementChild);
    else if (event.key === 'End') moveTo(listbox.lastElementChild);
    else if (event.key === 'Enter' || event.key === ' ') choose(row?.dataset['id'] ?? '', event);
    else return;
    event.preventDefault();
  });
  listbox.addEventListener('click', (event) => {
    const row = rowOf(event.target);
    moveTo(row);
    if (row) choose(row.dataset['id'] ?? '', event);
  });

  return {
    element,
    show(shown, selected) {
      place(shown, selected);
      listbox.hidden = shown.rows.length === 0;
      older.hidden = shown.next === undefined;
      state.hidden = shown.rows.length > 0 && shown.problem === undefined;
      state.replaceChildren(...stateWords(shown, words));
      setAttributes(element, { 'aria-busy': String(shown.loading) });
    },
    focus: () => moveTo(rows.get(focused)),
  };
}

function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
}

function stateWords(shown: FolderState, words: (typeof WORDS)[Language]['list']): HTMLElement[] {
  if (shown.problem !== undefined) {
    return [el('p', { class: 'problem' }, `${words.failed}: ${shown.problem}`)];
  }
  if (shown.loading) return [el('p', {}, words.loading)];
  if (shown.rows.length > 0) return [];
  return [el('p', { class: 'strong' }, words.empty), el('p', {}, words.emptyHint)];
}
