// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { peoplePicker } from '../../src/playground/shell/people-picker.ts';
import { de } from '../../src/playground/words/de.ts';

Element.prototype.scrollIntoView = () => {};

const person = (oid: string, displayName: string) => ({
  oid,
  displayName,
  mail: '',
  jobTitle: '',
  department: '',
  away: false,
});
const people = [
  person('1', 'Aylin Demir'),
  person('2', 'Mirko Albrecht'),
  person('3', 'Sabine Kern'),
];

function setUp() {
  const choose = vi.fn();
  const picker = peoplePicker(people, people[1] as (typeof people)[number], de.who, choose);
  document.body.replaceChildren(picker.element);
  const find = (testid: string) =>
    document.querySelector<HTMLElement>(`[data-testid=${testid}]`) as HTMLElement;
  const press = (key: string) =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
  const type = (words: string) => {
    (find('who-search') as HTMLInputElement).value = words;
    find('who-search').dispatchEvent(new Event('input'));
  };
  const marked = () => document.querySelector('[aria-selected=true]')?.textContent;
  return { choose, find, press, type, marked };
}

it('opens with the focus in the search and me marked', () => {
  const { find, marked } = setUp();
  find('who').click();
  expect(document.activeElement).toBe(find('who-search'));
  expect(find('who').getAttribute('aria-expanded')).toBe('true');
  expect(marked()).toContain('Mirko Albrecht');
});

it('chooses by keyboard alone, around the ends of the list', () => {
  const { choose, find, press } = setUp();
  find('who').click();
  press('ArrowDown');
  press('ArrowDown');
  press('Enter');
  expect(choose).toHaveBeenCalledExactlyOnceWith('1');
  expect(document.activeElement).toBe(find('who'));
});

it('finds while typing, and says so when there is nobody', () => {
  const { choose, find, press, type } = setUp();
  find('who').click();
  type('kern');
  expect(document.querySelectorAll('[data-testid=person]')).toHaveLength(1);
  type('nobody');
  expect(document.querySelector('[role=status]')?.textContent).toBe(de.who.none);
  press('Enter');
  expect(choose).not.toHaveBeenCalled();
  type('sab');
  press('Enter');
  expect(choose).toHaveBeenCalledWith('3');
});

it('closes on Escape and gives the focus back', () => {
  const { choose, find, press } = setUp();
  find('who').click();
  press('Escape');
  expect(find('who').getAttribute('aria-expanded')).toBe('false');
  expect(document.activeElement).toBe(find('who'));
  expect(choose).not.toHaveBeenCalled();
});
