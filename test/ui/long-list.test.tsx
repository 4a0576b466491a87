// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LongList } from '../../src/ui/tab/long-list.tsx';

const HEIGHT = 40;

/** jsdom lays nothing out: each line is said to take the same, and the list to begin at the top of the page. */
vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(HEIGHT);
vi.spyOn(window, 'scrollTo').mockImplementation(() => {});
vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(
  () => new DOMRect(0, -window.scrollY, 0, HEIGHT),
);
beforeEach(() => scrollTo(0));
afterEach(cleanup);

function scrollTo(line: number): void {
  Object.defineProperty(window, 'scrollY', { value: line * HEIGHT, configurable: true });
  act(() => void window.dispatchEvent(new Event('scroll')));
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

const list = (items: number[], more: { total?: number; about?: string } = {}) => (
  <LongList items={items} keyOf={(item) => item} total={items.length} height={HEIGHT} {...more}>
    {(item) => <a href={`#${item}`}>Zeile {item}</a>}
  </LongList>
);
const lines = () => screen.getAllByRole('listitem');
const line = (number: number) => screen.queryByRole('link', { name: `Zeile ${number}` });
/** What fits on jsdom's screen, and what stands ready around it. */
const bounded = Math.ceil(768 / HEIGHT) + 12;

describe('a list of thousands', () => {
  test('has only the lines around what is seen in the page, wherever one has scrolled to', () => {
    render(list(numbers(5_000)));
    expect(lines().length).toBeLessThan(bounded);
    expect(line(0)).not.toBeNull();
    scrollTo(3_000);
    expect(lines().length).toBeLessThan(bounded);
    expect(line(0)).toBeNull();
    expect(line(3_005)).not.toBeNull();
  });

  test('says which of how many a line is, also of those that were not fetched', () => {
    render(list(numbers(60), { total: 5_000 }));
    expect(lines()[2]?.getAttribute('aria-posinset')).toBe('3');
    expect(lines()[2]?.getAttribute('aria-setsize')).toBe('5000');
  });

  test('keeps the line that has the focus when it is scrolled away', () => {
    render(list(numbers(5_000)));
    const focused = line(4);
    act(() => focused?.focus());
    scrollTo(2_000);
    expect(line(4)).toBe(focused);
    expect(document.activeElement).toBe(focused);
    expect(line(3)).toBeNull();
  });

  test('is whole on paper', () => {
    render(list(numbers(200)));
    expect(lines().length).toBeLessThan(bounded);
    act(() => void fireEvent(window, new Event('beforeprint')));
    expect(lines()).toHaveLength(200);
    act(() => void fireEvent(window, new Event('afterprint')));
    expect(lines().length).toBeLessThan(bounded);
  });
});

describe('a list that is whole in the browser', () => {
  test('is drawn whole, so that it can be searched with the browser', () => {
    render(list(numbers(50)));
    expect(lines()).toHaveLength(50);
  });
});
