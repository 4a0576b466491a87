import type { Words } from '../../words/de.ts';
import { button, el } from '../../shell/dom.ts';
import { icon } from '../../shell/icons.ts';

/** A button that lets the person choose `.eml` files. */
export function chooseFilesButton(
  words: Words['imports'],
  take: (files: readonly File[]) => void,
): HTMLElement {
  const input = el('input', {
    type: 'file',
    multiple: true,
    accept: '.eml,message/rfc822',
    hidden: true,
    'data-testid': 'import-files',
  });
  input.addEventListener('change', () => {
    take([...(input.files ?? [])]);
    input.value = '';
  });
  const opener = button(
    { class: 'add', title: words.hint },
    () => input.click(),
    icon('add'),
    words.add,
  );
  return el('span', {}, opener, input);
}

/** Takes files that are dropped anywhere on the element, and says so while they hover over it. */
export function takeDroppedFiles(
  element: HTMLElement,
  words: Words['imports'],
  take: (files: readonly File[]) => void,
): void {
  const hint = el('div', { class: 'drop-hint', 'aria-hidden': 'true' }, icon('inbox'), words.drop);
  element.append(hint);
  const hover = (over: boolean) => element.classList.toggle('dropping', over);
  element.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    hover(true);
  });
  element.addEventListener('dragleave', (event) => {
    if (!(event.relatedTarget instanceof Node && element.contains(event.relatedTarget)))
      hover(false);
  });
  element.addEventListener('drop', (event) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    hover(false);
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  });
}
