import { button, el } from '../shell/dom.ts';
import { icon } from '../shell/icons.ts';
import type { Words } from '../words/de.ts';
import { WORDS } from '../words/words.ts';
import type { Program, World } from '../world.ts';
import { openTab, type Tab } from './tab.ts';
import { TEAMS_THEMES } from './runtime.ts';

/** Teams, as far as Baton meets it: the app bar, the tab strip and the tab. */
export function createTeams(world: World): Program {
  const { store, person } = world;
  const words = WORDS[store.get().lang].teams;
  const stage = el('div', { class: 'stage' });
  let tab: Tab | undefined;

  /** Each visit is a new frame: a frame that is sent elsewhere would leave a step in the history. */
  function visit(): void {
    tab?.dispose();
    tab = openTab(world, visit);
    stage.replaceChildren(tab.element);
  }

  const back = button(
    {
      class: 'quiet',
      'aria-label': words.back,
      title: words.back,
      'data-testid': 'teams-back',
    },
    () => tab?.pressBack(),
    icon('back'),
  );
  const reload = button(
    {
      class: 'quiet',
      'aria-label': words.reload,
      title: words.reload,
      'data-testid': 'tab-reload',
    },
    visit,
    icon('reload'),
  );
  const bar = el(
    'div',
    { class: 'program-bar' },
    icon('people'),
    el('span', {}, words.label),
    el('small', {}, person.displayName),
  );
  const main = el('div', { class: 'teams-main' }, tabStrip(words, back, reload), stage);
  const body = el('div', { class: 'teams-body' }, appBar(words), main);
  const element = el('section', { class: 'program teams', 'aria-label': words.label }, bar, body);

  visit();
  const stop = store.on((now, before) => {
    if (now.tab !== before.tab) visit();
    if (now.theme !== before.theme) tab?.setTheme(TEAMS_THEMES[now.theme]);
  });
  return {
    element,
    dispose() {
      stop();
      tab?.dispose();
    },
  };
}

/** Scenery: of all the apps only Baton is really there. */
function appBar({ bar }: Words['teams']): HTMLElement {
  const icons = ['bell', 'chat', 'calendar', 'baton'] as const;
  const apps = bar.map((name, at) => {
    const shown = at === bar.length - 1;
    const symbol = el('span', { class: shown ? 'mark' : undefined }, icon(icons[at] ?? 'baton'));
    return el('div', { class: shown ? 'app app-shown' : 'app' }, symbol, name);
  });
  return el('div', { class: 'app-bar', 'aria-hidden': 'true' }, ...apps);
}

function tabStrip(words: Words['teams'], back: HTMLElement, reload: HTMLElement): HTMLElement {
  const mark = el('span', { class: 'mark' }, icon('baton'));
  const name = el('h2', {}, 'Baton');
  return el(
    'div',
    { class: 'tab-strip' },
    back,
    mark,
    name,
    el('span', { class: 'tab-shown' }, words.tab),
    reload,
  );
}
