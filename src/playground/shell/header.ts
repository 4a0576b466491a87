import type { Language, State, Theme, View } from '../state.ts';
import type { Store } from '../store.ts';
import type { Person } from '../tenant/people.ts';
import { WORDS } from '../words/words.ts';
import { choice } from './choice.ts';
import { el } from './dom.ts';
import { icon } from './icons.ts';
import { peoplePicker } from './people-picker.ts';

export interface Header {
  element: HTMLElement;
  /** The view that is really shown, which on a narrow window is never `both`. */
  showView(view: View): void;
  dispose(): void;
}

export function createHeader(store: Store<State>, people: readonly Person[], me: Person): Header {
  const { lang } = store.get();
  const words = WORDS[lang];
  const view = choice<View>(
    words.view.label,
    (['outlook', 'both', 'teams'] as const).map((value) => ({
      value,
      label: words.view[value],
      content: words.view[value],
      testid: `show-${value}`,
    })),
    (chosen) => store.set({ view: chosen }),
  );
  const theme = themeChoice(store);
  const language = languageChoice(store);
  const who = peoplePicker(people, me, words.who, (oid) => {
    store.set({ who: oid, mailbox: '', folder: 'inbox', mail: '' });
  });
  const controls = el('div', { class: 'controls' }, language.element, theme.element, who.element);
  const title = el(
    'div',
    { class: 'title' },
    el('h1', {}, words.title),
    el('p', {}, words.explanation),
  );
  const mark = el('span', { class: 'mark' }, icon('baton'));
  theme.show(store.get().theme);
  language.show(lang);
  const stop = store.on((now) => theme.show(now.theme));
  return {
    element: el(
      'header',
      { class: 'top', 'aria-label': words.title },
      mark,
      title,
      view.element,
      controls,
    ),
    showView: view.show,
    dispose() {
      stop();
      who.dispose();
    },
  };
}

function themeChoice(store: Store<State>) {
  const words = WORDS[store.get().lang].theme;
  const icons = { light: 'sun', dark: 'moon', contrast: 'contrast' } as const;
  return choice<Theme>(
    words.label,
    (['light', 'dark', 'contrast'] as const).map((value) => ({
      value,
      label: words[value],
      content: icon(icons[value]),
      testid: `theme-${value}`,
    })),
    (theme) => store.set({ theme }),
  );
}

function languageChoice(store: Store<State>) {
  const words = WORDS[store.get().lang].language;
  return choice<Language>(
    words.label,
    (['de', 'en'] as const).map((value) => ({
      value,
      label: `${value.toUpperCase()}: ${words[value]}`,
      content: value.toUpperCase(),
      testid: `lang-${value}`,
    })),
    (lang) => store.set({ lang }),
  );
}
