import type { Words } from '../words/de.ts';
import { button, el } from './dom.ts';

/** Entra's page that asks whether an application may have more, as a window over the playground. */
export function askInWindow(
  words: Words['consent'],
  person: string,
  permissions: readonly string[],
): Promise<boolean> {
  return new Promise((answered) => {
    const close = (isAllowed: boolean) => {
      answered(isAllowed);
      dialog.remove();
    };
    const dialog = el(
      'dialog',
      { class: 'consent', 'aria-labelledby': 'consent-title', 'data-testid': 'consent' },
      el('h2', { id: 'consent-title' }, words.title),
      el('p', {}, person),
      el('ul', {}, ...permissions.map((name) => el('li', {}, words.permissions.get(name) ?? name))),
      el(
        'div',
        { class: 'consent-buttons' },
        button({}, () => close(false), words.cancel),
        button({ class: 'primary' }, () => close(true), words.accept),
      ),
    );
    dialog.addEventListener('cancel', () => close(false));
    document.body.append(dialog);
    dialog.showModal();
  });
}
