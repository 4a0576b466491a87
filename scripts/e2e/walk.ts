import type { Frame, Page } from 'playwright-core';

/** A desk with 150 hand-offs has 1,200 stops; who asks for more presses has built a trap. */
const MOST_PRESSES = 2_000;
/** A field for a date has a stop for each part of it. */
const MOST_PARTS = 8;

/** What was wrong on the way through a page by Tab alone, and how many stops it had. */
export interface Walk {
  stops: number;
  problems: string[];
}

/** Presses Tab from the beginning of the frame until the focus leaves it: every control is met, and none holds it. */
export async function walkThrough(page: Page, frame: Frame): Promise<Walk> {
  await frame.evaluate(beginWalk);
  let [last, again] = ['', 0];
  for (let press = 0; press < MOST_PRESSES; press++) {
    await page.keyboard.press('Tab');
    const met = await frame.evaluate(meet);
    if (met === 'left' || met === 'round') return frame.evaluate(endWalk);
    again = met === last ? again + 1 : 0;
    last = met;
    if (again > MOST_PARTS) break;
  }
  const { stops, problems } = await frame.evaluate(endWalk);
  return { stops, problems: [...problems, `keyboard: Tab does not get past ${last}`] };
}

/** The three run in the page. What they share hangs on its window. */
function beginWalk(): void {
  const wanted = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';
  const dialog = document.querySelector('[aria-modal="true"], dialog[open]');
  const all = [...(dialog ?? document.body).querySelectorAll<HTMLElement>(wanted)];
  const isMet = (it: HTMLElement) =>
    it.tabIndex >= 0 &&
    !it.matches(':disabled, [type="hidden"], [data-tabster-dummy]') &&
    !it.closest('[inert]') &&
    it.checkVisibility({ visibilityProperty: true });
  const isFirstOfItsKind = (it: HTMLElement, at: number, list: HTMLElement[]) =>
    !(it instanceof HTMLInputElement && it.type === 'radio') ||
    list.findIndex((each) => each instanceof HTMLInputElement && each.name === it.name) === at;
  const waiting = new Set(all.filter(isMet).filter(isFirstOfItsKind));
  Object.assign(window, { walk: { waiting, met: new Set(), plain: [], last: undefined } });
  const start = document.createElement('span');
  start.tabIndex = -1;
  (dialog ?? document.body).prepend(start);
  start.focus();
  setTimeout(() => start.remove(), 100);
}

function meet(): string {
  const walk: WalkState = Reflect.get(window, 'walk');
  const { activeElement: element } = document;
  if (!document.hasFocus() || !element || element === document.body) return 'left';
  if (!(element instanceof HTMLElement) || element.matches('[data-tabster-dummy]'))
    return 'between';
  const labels = 'labels' in element && element.labels instanceof NodeList ? element.labels : [];
  const words = element.getAttribute('aria-label') ?? labels[0]?.textContent ?? element.textContent;
  const name = `${element.tagName.toLowerCase()} „${(words ?? '').trim().slice(0, 40)}“`;
  if (walk.met.has(element) && walk.last !== element) return 'round';
  walk.met.add(element);
  walk.last = element;
  const order = [...walk.met].indexOf(element);
  for (const each of walk.waiting) {
    const sameGroup =
      each instanceof HTMLInputElement &&
      element instanceof HTMLInputElement &&
      each.type === 'radio' &&
      each.name === element.name;
    if (each === element || sameGroup) walk.waiting.delete(each);
  }
  const rings = [element, element.parentElement, element.closest('label')].some((it) => {
    if (!it) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(it);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });
  const isField = element.matches('input, select, textarea');
  if (!rings && !isField) walk.plain.push(name);
  // two that are called the same are two
  return `${name}, number ${order + 1}`;
}

interface WalkState {
  waiting: Set<HTMLElement>;
  met: Set<HTMLElement>;
  plain: string[];
  last: HTMLElement | undefined;
}

function endWalk(): Walk {
  const walk: WalkState = Reflect.get(window, 'walk');
  const name = (it: HTMLElement) =>
    `${it.tagName.toLowerCase()} „${(it.getAttribute('aria-label') ?? it.textContent ?? '').trim().slice(0, 40)}“`;
  const missed = [...walk.waiting].filter((it) => it.isConnected).map(name);
  return {
    stops: walk.met.size,
    problems: [
      ...missed.map((each) => `keyboard: Tab never meets ${each}`),
      ...walk.plain.map((each) => `keyboard: no focus is seen on ${each}`),
    ],
  };
}
