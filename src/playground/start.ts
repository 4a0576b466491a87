import './styles/playground.css';
import { linkFollower } from './follow-link.ts';
import { createOutlook } from './outlook/program.ts';
import { button, el, setAttributes } from './shell/dom.ts';
import { createHeader } from './shell/header.ts';
import { createNotices } from './shell/notices.ts';
import { preferredLanguage, readHash, type State, type View, writeHash } from './state.ts';
import { createStore, type Store } from './store.ts';
import { createTeams } from './teams/program.ts';
import { type Config, loadConfig } from './tenant/config.ts';
import type { Fetch } from './tenant/http.ts';
import { loadMailboxes, loadPeople, type Person } from './tenant/people.ts';
import { tokenBroker } from './tenant/tokens.ts';
import { WORDS } from './words/words.ts';
import type { World } from './world.ts';

const fetchHere: Fetch = (path, init) => window.fetch(path, init);
/** Below this width there is room for one program only. */
const NARROW = '(max-width: 899.98px)';

/** Opens the playground in the page's root, or says why it cannot and offers to try again. */
export async function start(root: HTMLElement): Promise<void> {
  const lang = preferredLanguage(navigator.language);
  const words = WORDS[lang].start;
  root.replaceChildren(el('p', { class: 'starting', role: 'status' }, words.loading));
  try {
    const [config, people] = await Promise.all([loadConfig(fetchHere), loadPeople(fetchHere)]);
    await run(root, config, people, createState(config, people));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const retry = button({ class: 'primary' }, () => void start(root), words.retry);
    const lines = [
      el('h1', {}, words.failed),
      el('p', {}, words.remedy),
      el('code', {}, reason),
      retry,
    ];
    root.replaceChildren(el('main', { class: 'starting', role: 'alert' }, ...lines));
  }
}

/** The state lives in the address: written at every change, read again when somebody edits it. */
function createState(config: Config, people: readonly Person[]): Store<State> {
  const defaults: State = {
    who: config.defaultPerson,
    view: 'both',
    lang: preferredLanguage(navigator.language),
    theme: 'light',
    mailbox: '',
    folder: 'inbox',
    mail: '',
    tab: '',
    pane: 'open',
    host: 'teams',
  };
  const read = (): State => {
    const state = readHash(window.location.hash, defaults);
    const known = people.some(({ oid }) => oid === state.who);
    return known ? state : { ...state, who: people[0]?.oid ?? '', mailbox: '', mail: '' };
  };
  const store = createStore(read());
  const { pathname, search } = window.location;
  store.on((now) => history.replaceState(null, '', pathname + search + writeHash(now, defaults)));
  window.addEventListener('hashchange', () => store.set(read()));
  return store;
}

/** Builds the world of the present person and language, and builds another one when either changes. */
async function run(
  root: HTMLElement,
  config: Config,
  people: readonly Person[],
  store: Store<State>,
): Promise<void> {
  let turn = 0;
  let dispose = () => {};
  const build = async () => {
    const mine = ++turn;
    const { who } = store.get();
    const person = people.find(({ oid }) => oid === who);
    if (person === undefined) throw new Error('/__emulator/people');
    const mailboxes = await loadMailboxes(fetchHere, who).catch(() => []);
    if (mine !== turn) return;
    dispose();
    const focused = document.activeElement?.getAttribute('data-testid');
    dispose = show(root, { config, people, person, mailboxes, store });
    root.querySelector<HTMLElement>(`[data-testid="${focused}"]`)?.focus();
  };
  store.on((now, before) => {
    if (now.who !== before.who || now.lang !== before.lang) void build();
  });
  await build();
}

type Given = Pick<World, 'config' | 'people' | 'person' | 'mailboxes' | 'store'>;

function show(root: HTMLElement, given: Given): () => void {
  const { config, people, person, store } = given;
  const words = WORDS[store.get().lang];
  const notices = createNotices(words.notice);
  const follow = linkFollower(config, people, store, notices, words.notice);
  const world: World = {
    ...given,
    broker: tokenBroker(fetchHere),
    fetch: fetchHere,
    notices,
    follow,
  };
  const header = createHeader(store, people, person);
  const programs = [createOutlook(world), createTeams(world)];
  const main = el(
    'main',
    { class: 'programs', id: 'programs', tabindex: '-1', 'aria-label': 'Outlook, Teams' },
    ...programs.map(({ element }) => element),
  );
  const skip = el('a', { class: 'skip', href: '#programs' }, words.skip);
  skip.addEventListener('click', (event) => {
    event.preventDefault();
    main.focus();
  });
  root.replaceChildren(skip, header.element, main, notices.element);
  document.title = words.title;
  const stop = dress(main, store, header.showView);
  return () => {
    stop();
    header.dispose();
    for (const program of programs) program.dispose();
  };
}

/** Language and theme of the page, and which of the two programs can be seen. */
function dress(main: HTMLElement, store: Store<State>, showView: (view: View) => void): () => void {
  const narrow = window.matchMedia(NARROW);
  const apply = () => {
    const { lang, theme, view } = store.get();
    const shown = narrow.matches && view === 'both' ? 'outlook' : view;
    setAttributes(document.documentElement, { lang, 'data-theme': theme });
    setAttributes(main, { 'data-view': shown });
    showView(shown);
  };
  apply();
  narrow.addEventListener('change', apply);
  const stop = store.on(apply);
  return () => {
    stop();
    narrow.removeEventListener('change', apply);
  };
}
