import type { Imported } from '../../tenant/import-mail.ts';
import type { Words } from '../../words/de.ts';
import { button, el } from '../../shell/dom.ts';
import { icon } from '../../shell/icons.ts';

export interface ImportReport {
  element: HTMLElement;
  begin(files: number): void;
  tell(imported: Imported): void;
}

/** One line per file: it came in, or why not. */
export function createImportReport(words: Words['imports']): ImportReport {
  let [done, all] = [0, 0];
  const lines = el('ul', { class: 'report-lines', tabindex: '0', 'aria-label': words.heading });
  const progress = el('span', { class: 'report-progress', role: 'status' });
  const close = button(
    { class: 'quiet', 'aria-label': words.close },
    () => (element.hidden = true),
    icon('close'),
  );
  const bar = el('div', { class: 'report-bar' }, el('b', {}, words.heading), progress, close);
  const element = el('div', { class: 'report', hidden: true }, bar, lines);
  return {
    element,
    begin(files) {
      [done, all] = [0, files];
      lines.replaceChildren();
      element.hidden = false;
      progress.textContent = words.working(done, all);
    },
    tell(imported) {
      done += 1;
      progress.textContent = words.working(done, all);
      lines.append(line(imported, words));
    },
  };
}

function line({ name, refusal }: Imported, words: Words['imports']): HTMLElement {
  const came = refusal === undefined;
  const outcome = came ? words.here : `${words.refused}: ${refusal}`;
  const attributes = {
    class: came ? 'came' : 'refused',
    'data-testid': 'import-result',
    'data-file': name,
    'data-ok': String(came),
  };
  return el(
    'li',
    attributes,
    icon(came ? 'check' : 'warning'),
    el('span', {}, el('b', {}, name), ` ${outcome}`),
  );
}
