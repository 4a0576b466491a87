import { button, el } from '../../shell/dom.ts';
import type { Words } from '../../words/de.ts';

/** The dialog Outlook shows when an add-in objects to sending. Resolves to whether the mail goes all the same. */
export function askWhetherToSend(
  message: string,
  words: Words['writing'],
  place: HTMLElement,
): Promise<boolean> {
  return new Promise((answer) => {
    const heading = el('h2', { id: 'send-alert' }, words.alert);
    const anyway = button({ 'data-testid': 'send-anyway' }, () => close('send'), words.sendAnyway);
    const stay = button(
      { class: 'primary', 'data-testid': 'dont-send', autofocus: true },
      () => close('stay'),
      words.dontSend,
    );
    const buttons = el('div', { class: 'compose-bar' }, stay, anyway);
    const text = el('p', { 'data-testid': 'send-alert-text' }, message);
    const attributes = { class: 'send-alert', 'aria-labelledby': 'send-alert' };
    const dialog = el('dialog', attributes, heading, text, buttons);
    const close = (choice: string) => dialog.close(choice);
    dialog.addEventListener('close', () => {
      dialog.remove();
      answer(dialog.returnValue === 'send');
    });
    place.append(dialog);
    dialog.showModal();
  });
}
