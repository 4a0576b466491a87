// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { createMessageList } from '../../src/playground/outlook/view/message-list.ts';
import { mailFrame } from '../../src/playground/outlook/view/mail-frame.ts';
import { row } from './mails.ts';

function setUp(ids: readonly string[]) {
  const open = vi.fn();
  const select = vi.fn();
  const list = createMessageList('de', { open, select, more: () => {} });
  document.body.replaceChildren(list.element);
  const show = (shown: readonly string[], selected = '') =>
    list.show(
      { mailbox: 'me', folder: 'inbox', rows: shown.map((id) => row(id)), loading: false },
      selected,
    );
  show(ids);
  const rows = () => [...document.querySelectorAll<HTMLElement>('[data-testid=mail]')];
  const press = (key: string, held: KeyboardEventInit = {}) =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }),
    );
  const click = (at: number, held: MouseEventInit = {}) =>
    rows()[at]?.dispatchEvent(new MouseEvent('click', { bubbles: true, ...held }));
  return { open, select, list, show, rows, press, click };
}

it('selects several with Ctrl and Shift, and one again with a plain click', () => {
  const { open, select, rows, click } = setUp(['a', 'b', 'c', 'd']);
  const selected = () => rows().map((row) => row.getAttribute('aria-selected'));
  click(0);
  click(2, { ctrlKey: true });
  expect(select).toHaveBeenLastCalledWith(['a', 'c']);
  expect(selected()).toEqual(['true', 'false', 'true', 'false']);
  click(3, { shiftKey: true });
  expect(select).toHaveBeenLastCalledWith(['c', 'd']);
  click(3, { ctrlKey: true });
  expect(open).toHaveBeenLastCalledWith('c');
  click(1);
  expect(open).toHaveBeenLastCalledWith('b');
  expect(selected()).toEqual(['false', 'true', 'false', 'false']);
});

it('selects several by keyboard, and keeps them when the list is shown again', () => {
  const { select, list, show, rows, press, click } = setUp(['a', 'b', 'c']);
  click(0);
  show(['a', 'b', 'c'], 'a');
  list.focus();
  press('ArrowDown', { shiftKey: true });
  expect(select).toHaveBeenLastCalledWith(['a', 'b']);
  press('ArrowDown');
  press(' ', { ctrlKey: true });
  expect(select).toHaveBeenLastCalledWith(['a', 'b', 'c']);
  show(['new', 'a', 'b', 'c']);
  expect(rows().map((row) => row.getAttribute('aria-selected'))).toEqual([
    'false',
    'true',
    'true',
    'true',
  ]);
});

it('is one stop for Tab, moves with the arrows and opens with Enter', () => {
  const { open, list, rows, press } = setUp(['a', 'b', 'c']);
  expect(rows().map((element) => element.tabIndex)).toEqual([0, -1, -1]);
  list.focus();
  press('ArrowDown');
  press('End');
  press('ArrowDown');
  expect(rows().map((element) => element.tabIndex)).toEqual([-1, -1, 0]);
  expect(open).not.toHaveBeenCalled();
  press('Enter');
  expect(open).toHaveBeenCalledExactlyOnceWith('c');
});

it('keeps the focus where it is when mails arrive above and others leave', () => {
  const { list, show, rows } = setUp(['a', 'b', 'c']);
  list.focus();
  const focused = document.activeElement;
  show(['new', 'a', 'c'], 'c');
  expect(document.activeElement).toBe(focused);
  expect(rows().map((element) => element.dataset['id'])).toEqual(['new', 'a', 'c']);
  expect(rows().map((element) => element.getAttribute('aria-selected'))).toEqual([
    'false',
    'false',
    'true',
  ]);
});

it('shows hostile subjects and senders as text', () => {
  const list = createMessageList('de', { open: () => {}, select: () => {}, more: () => {} });
  const hostile = row('x', {
    subject: '<img src=x onerror=alert(1)>',
    from: { name: '', address: '' },
  });
  list.show({ mailbox: 'me', folder: 'inbox', rows: [hostile], loading: false }, '');
  expect(list.element.querySelector('img')).toBeNull();
  expect(list.element.textContent).toContain('<img src=x onerror=alert(1)>');
  expect(list.element.textContent).toContain('(Kein Absender)');
});

it('gives an HTML body a frame without scripts and without anything from elsewhere', () => {
  const html =
    '<script>1</script><meta http-equiv=refresh content="0;url=http://x"><img src="http://x/p.gif"><img src="data:image/png;base64,AA"><p onclick="x()">Text</p><a href=" javascript:x()">Link</a>';
  const frame = mailFrame(html, 'Text der Mail', () => {}) as HTMLIFrameElement;
  expect(frame.getAttribute('sandbox')).toBe('allow-same-origin');
  expect(frame.srcdoc).toContain("default-src 'none'");
  expect(frame.srcdoc).not.toMatch(/<script|refresh|http:\/\/x|onclick|javascript/);
  expect(frame.srcdoc).toContain('data:image/png');
});
