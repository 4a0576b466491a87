import { ALLOW, SANDBOX } from '../../frame-rights.ts';
import type { Words } from '../../words/de.ts';
import { button, el, setAttributes } from '../../shell/dom.ts';
import { icon } from '../../shell/icons.ts';

export interface AddInPane {
  element: HTMLElement;
  frame: HTMLIFrameElement;
  /** Stands in the reading pane's bar and opens or closes the pane. */
  toggle: HTMLButtonElement;
  setOpen(open: boolean): void;
}

/** The task pane at the right, as wide as Outlook on the web makes it. Closing it unloads the add-in. */
export function createAddInPane(
  address: string,
  words: Words['pane'],
  setOpen: (open: boolean) => void,
): AddInPane {
  let isOpen = false;
  const frame = el('iframe', {
    id: 'pane-frame',
    title: words.frame,
    sandbox: SANDBOX,
    allow: ALLOW,
  });
  const close = button(
    { class: 'quiet', 'aria-label': words.close, title: words.close, 'data-testid': 'pane-close' },
    () => setOpen(false),
    icon('close'),
  );
  const pin = el(
    'span',
    { class: 'pinned', role: 'img', 'aria-label': words.pinned, title: words.pinned },
    icon('pin'),
  );
  const mark = el('span', { class: 'mark' }, icon('baton'));
  const bar = el('div', { class: 'pane-bar' }, mark, el('h2', {}, words.name), pin, close);
  const element = el('section', { class: 'pane', 'aria-label': words.label }, bar, frame);
  const toggle = button(
    { class: 'pane-toggle', 'data-testid': 'pane-toggle' },
    () => setOpen(!isOpen),
    el('span', { class: 'mark' }, icon('baton')),
    words.name,
  );
  return {
    element,
    frame,
    toggle,
    setOpen(open) {
      isOpen = open;
      element.hidden = !open;
      setAttributes(toggle, {
        'aria-pressed': String(open),
        title: open ? words.close : words.open,
      });
      load(frame, open ? address : undefined);
    },
  };
}

function load(frame: HTMLIFrameElement, address: string | undefined): void {
  if (address === undefined) frame.removeAttribute('src');
  else if (frame.getAttribute('src') !== address) frame.src = address;
}
