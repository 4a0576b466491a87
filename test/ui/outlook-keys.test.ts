// @vitest-environment jsdom
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { keepTabInside } from '../../src/ui/host/outlook-keys.ts';

/** What Outlook's own script would hear. */
const outlook = vi.fn();

beforeAll(() => {
  // jsdom lays nothing out
  HTMLElement.prototype.checkVisibility = function checkVisibility() {
    return this.closest('[hidden]') === null;
  };
  keepTabInside(document);
  window.addEventListener('keydown', ({ key }) => outlook(key));
});
beforeEach(() => {
  outlook.mockClear();
  document.body.innerHTML =
    '<button id="first">1</button><main tabindex="-1"><input id="middle"></main>' +
    '<button id="last">3</button><div hidden><button>4</button></div><button disabled>5</button>';
});

const press = (on: string, key: string, shiftKey = false) =>
  document
    .querySelector(on)
    ?.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));

test.each([
  ['#first', false],
  ['#middle', false],
  ['#middle', true],
  ['main', true],
  ['#last', true],
])('Tab in the middle of the pane is the browser’s: on %s, with Shift %s', (on, shift) => {
  press(on, 'Tab', shift);
  expect(outlook).not.toHaveBeenCalled();
});

test.each([
  ['#last', false],
  ['#first', true],
])(
  'Tab at an edge is Outlook’s, whatever is hidden behind it: on %s, with Shift %s',
  (on, shift) => {
    press(on, 'Tab', shift);
    expect(outlook).toHaveBeenCalledExactlyOnceWith('Tab');
  },
);

test('every other key is Outlook’s as before', () => {
  press('#middle', 'F2');
  expect(outlook).toHaveBeenCalledExactlyOnceWith('F2');
});
