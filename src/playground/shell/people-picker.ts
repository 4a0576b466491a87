import { findPeople, type Person } from '../tenant/people.ts';
import type { Words } from '../words/de.ts';
import { el, setAttributes } from './dom.ts';
import { icon } from './icons.ts';
import { openerButton, personOption, searchField } from './people-parts.ts';

export interface PeoplePicker {
  element: HTMLElement;
  dispose(): void;
}

/** The "who am I" switch: a button that opens a search over the company. Arrow keys, Enter and Esc work. */
export function peoplePicker(
  people: readonly Person[],
  me: Person,
  words: Words['who'],
  choose: (oid: string) => void,
): PeoplePicker {
  let found: readonly Person[] = people;
  let active = Math.max(0, people.indexOf(me));

  const opener = openerButton(me, words, () => (panel.hidden ? open() : close()));
  const search = searchField(words);
  const options = el('ul', {
    class: 'people',
    role: 'listbox',
    id: 'people',
    'aria-label': words.heading,
  });
  const status = el('p', { class: 'people-status', role: 'status' });
  const head = el('p', { class: 'people-heading', id: 'people-heading' }, words.heading);
  const field = el('div', { class: 'people-search' }, icon('search'), search);
  const panel = el('div', { class: 'people-panel', hidden: true }, head, field, options, status);
  const element = el('div', { class: 'who' }, opener, panel);

  function open(): void {
    panel.hidden = false;
    setAttributes(opener, { 'aria-expanded': 'true' });
    search.value = '';
    find();
    search.focus();
  }

  function close(): void {
    panel.hidden = true;
    setAttributes(opener, { 'aria-expanded': 'false' });
  }

  function find(): void {
    found = findPeople(people, search.value);
    active = Math.max(0, search.value === '' ? found.indexOf(me) : 0);
    const items = found.map((person, at) => personOption(person, at, person === me, words));
    options.replaceChildren(...items);
    options.hidden = items.length === 0;
    status.textContent = items.length === 0 ? words.none : words.found(items.length);
    mark();
  }

  function mark(): void {
    [...options.children].forEach((option, at) => {
      setAttributes(option, { 'aria-selected': String(at === active) });
    });
    const current = options.children[active];
    setAttributes(search, { 'aria-activedescendant': current?.id });
    current?.scrollIntoView({ block: 'nearest' });
  }

  function pick(at: number): void {
    const person = found[at];
    if (person === undefined) return;
    close();
    opener.focus();
    choose(person.oid);
  }

  function move(by: number): void {
    if (found.length === 0) return;
    active = (active + by + found.length) % found.length;
    mark();
  }

  search.addEventListener('input', find);
  search.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') pick(active);
    else return;
    event.preventDefault();
  });
  options.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    if (option) pick([...options.children].indexOf(option));
  });
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return;
    close();
    opener.focus();
  });
  return { element, dispose: closeOnLeaving(element, close) };
}

/** A click elsewhere, or the focus going elsewhere, closes the panel. */
function closeOnLeaving(element: HTMLElement, close: () => void): () => void {
  const leave = (event: Event) => {
    if (event.target instanceof Node && !element.contains(event.target)) close();
  };
  document.addEventListener('pointerdown', leave);
  document.addEventListener('focusin', leave);
  // A click into an iframe is not seen by this page, but it takes the focus away.
  window.addEventListener('blur', close);
  return () => {
    document.removeEventListener('pointerdown', leave);
    document.removeEventListener('focusin', leave);
    window.removeEventListener('blur', close);
  };
}
