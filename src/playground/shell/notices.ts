import { button, el } from './dom.ts';
import { icon } from './icons.ts';

export interface Notices {
  element: HTMLElement;
  /** Stays until it is closed or a few newer ones push it out. */
  show(words: string, link?: string): void;
}

const MOST = 3;

/** Messages at the lower edge: what the real host would do now, or what just happened. */
export function createNotices(words: { label: string; close: string }): Notices {
  const element = el('div', { class: 'notices', role: 'status', 'aria-label': words.label });
  return {
    element,
    show(message, link) {
      const said = message + (link ?? '');
      const notice = el('div', { class: 'notice', 'data-testid': 'notice', 'data-said': said });
      const close = button({ class: 'quiet', 'aria-label': words.close }, () => notice.remove());
      close.append(icon('close'));
      notice.append(el('p', {}, message, link !== undefined && el('code', {}, link)), close);
      const repeated = [...element.children].filter(
        (old) => old.getAttribute('data-said') === said,
      );
      for (const old of repeated) old.remove();
      element.append(notice);
      while (element.childElementCount > MOST) element.firstElementChild?.remove();
    },
  };
}
