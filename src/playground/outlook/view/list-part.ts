import { el } from '../../shell/dom.ts';
import type { Words } from '../../words/de.ts';
import { chooseFilesButton, takeDroppedFiles } from './drop-mails.ts';
import type { ImportReport } from './import-report.ts';
import type { MessageList } from './message-list.ts';

export interface ListPart {
  element: HTMLElement;
  setTitle(title: string): void;
  /** Says it to those who hear the page. */
  announce(words: string): void;
}

/** The column of a folder: its name, the ways to add mails, what became of them, the rows. */
export function createListPart(
  list: MessageList,
  report: ImportReport,
  words: Words,
  take: (files: readonly File[]) => void,
): ListPart {
  const title = el('h2', {});
  const head = el('div', { class: 'list-head' }, title, chooseFilesButton(words.imports, take));
  const arrivals = el('p', { class: 'spoken', role: 'status' });
  const attributes = { class: 'list', 'aria-label': words.list.label };
  const element = el('section', attributes, head, report.element, list.element, arrivals);
  takeDroppedFiles(element, words.imports, take);
  return {
    element,
    setTitle: (name) => void (title.textContent = name),
    announce: (news) => void (arrivals.textContent = news),
  };
}
