/** Everything a reload must keep. It lives in the hash of the address, e.g. `#who=…&mailbox=…&tab=desk`. */
export interface State {
  /** Entra id of the person I am. */
  who: string;
  view: View;
  lang: Language;
  theme: Theme;
  /** Address of the mailbox shown; empty means the person's own. */
  mailbox: string;
  folder: Folder;
  /** Graph id of the open mail; empty when none is open. */
  mail: string;
  /** `subPageId` of the tab, as a deep link would carry it. */
  tab: string;
  pane: 'open' | 'closed';
  /** In which of Microsoft's programs the tab is open. */
  host: TabHost;
}

export type TabHost = 'teams' | 'outlook' | 'office';
export type View = 'outlook' | 'both' | 'teams';
export type Language = 'de' | 'en';
export type Theme = 'light' | 'dark' | 'contrast';
export type Folder = 'inbox' | 'sentitems';

const CHOICES = {
  view: ['outlook', 'both', 'teams'],
  lang: ['de', 'en'],
  theme: ['light', 'dark', 'contrast'],
  folder: ['inbox', 'sentitems'],
  pane: ['open', 'closed'],
  host: ['teams', 'outlook', 'office'],
} as const;

/** Unknown names and values are ignored: the address may have been typed by hand. */
export function readHash(hash: string, defaults: State): State {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    who: given.get('who') ?? defaults.who,
    view: choose(CHOICES.view, given.get('view'), defaults.view),
    lang: choose(CHOICES.lang, given.get('lang'), defaults.lang),
    theme: choose(CHOICES.theme, given.get('theme'), defaults.theme),
    mailbox: given.get('mailbox') ?? defaults.mailbox,
    folder: choose(CHOICES.folder, given.get('folder'), defaults.folder),
    mail: given.get('mail') ?? defaults.mail,
    tab: given.get('tab') ?? defaults.tab,
    pane: choose(CHOICES.pane, given.get('pane'), defaults.pane),
    host: choose(CHOICES.host, given.get('host'), defaults.host),
  };
}

/** Only what differs from the defaults, so that the address stays short. */
export function writeHash(state: State, defaults: State): string {
  const hash = new URLSearchParams();
  const usual = new Map<string, string>(Object.entries(defaults));
  for (const [key, value] of Object.entries(state)) {
    if (value !== usual.get(key)) hash.set(key, value);
  }
  return hash.size === 0 ? '' : `#${hash}`;
}

/** German when the browser asks for German, else English. */
export function preferredLanguage(browserLanguage: string): Language {
  return browserLanguage.toLowerCase().startsWith('de') ? 'de' : 'en';
}

function choose<T extends string>(choices: readonly T[], given: string | null, fallback: T): T {
  return choices.find((choice) => choice === given) ?? fallback;
}
