import type { Person } from '../tenant/people.ts';
import type { Words } from '../words/de.ts';
import { avatar } from './avatar.ts';
import { button, el, spoken } from './dom.ts';
import { icon } from './icons.ts';

/** The button that opens the search and says who I am. */
export function openerButton(
  { displayName, jobTitle }: Person,
  words: Words['who'],
  toggle: () => void,
) {
  const attributes = {
    class: 'who-button',
    'data-testid': 'who',
    'aria-haspopup': 'listbox',
    'aria-expanded': 'false',
  };
  const name = el(
    'span',
    { class: 'who-name' },
    el('b', {}, displayName),
    el('small', {}, jobTitle),
  );
  return button(
    attributes,
    toggle,
    avatar(displayName),
    name,
    spoken(words.change),
    icon('chevron'),
  );
}

export function searchField(words: Words['who']): HTMLInputElement {
  return el('input', {
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: words.search,
    'aria-label': `${words.heading} ${words.search}`,
    'aria-autocomplete': 'list',
    'aria-controls': 'people',
    'aria-expanded': 'true',
    'data-testid': 'who-search',
  });
}

export function personOption(
  person: Person,
  at: number,
  isMe: boolean,
  words: Words['who'],
): HTMLElement {
  const work = [person.jobTitle, person.department].filter(Boolean).join(' · ');
  return el(
    'li',
    { role: 'option', id: `person-${at}`, 'data-testid': 'person', 'data-oid': person.oid },
    avatar(person.displayName),
    el('span', { class: 'who-name' }, el('b', {}, person.displayName), el('small', {}, work)),
    isMe && el('span', { class: 'tag' }, words.you),
    person.away && el('span', { class: 'tag tag-away' }, words.away),
  );
}
