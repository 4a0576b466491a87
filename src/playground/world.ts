import type { Notices } from './shell/notices.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';
import type { Config } from './tenant/config.ts';
import type { Fetch } from './tenant/http.ts';
import type { Mailbox, Person } from './tenant/people.ts';
import type { TokenBroker } from './tenant/tokens.ts';

/** What both programs are put together from. It ends when the person or the language changes. */
export interface World {
  config: Config;
  person: Person;
  people: readonly Person[];
  mailboxes: readonly Mailbox[];
  store: Store<State>;
  broker: TokenBroker;
  fetch: Fetch;
  notices: Notices;
  /** Follows a link that a host was asked to open; false when it leads nowhere. */
  follow(link: string): boolean;
}

/** A program that plays a host. */
export interface Program {
  element: HTMLElement;
  dispose(): void;
}
