import { readLink } from './deep-link.ts';
import type { Notices } from './shell/notices.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';
import type { Config } from './tenant/config.ts';
import type { Person } from './tenant/people.ts';
import type { Words } from './words/de.ts';

/** Links into the tab lead there; for everything else a notice says what the real host would open. */
export function linkFollower(
  config: Config,
  people: readonly Person[],
  store: Store<State>,
  notices: Notices,
  words: Words['notice'],
): (link: string) => boolean {
  const names = (addresses: readonly string[]) =>
    addresses.map((address) => nameBehind(address, people)).join(', ');
  return (link) => {
    const target = readLink(link, config.appOrigin, config.clientId);
    switch (target.kind) {
      case 'tab':
        store.set({ tab: target.subPage, view: withTeams(store.get().view) });
        return true;
      case 'chat':
      case 'call':
        notices.show(words[target.kind](names(target.people)));
        return true;
      case 'mail':
        notices.show(words.mail(names([target.to]), target.subject));
        return true;
      case 'web':
        notices.show(words.web, target.address);
        return true;
      case 'unusable':
        notices.show(words.unusable);
        return false;
    }
  };
}

function withTeams(view: State['view']): State['view'] {
  return view === 'outlook' ? 'teams' : view;
}

function nameBehind(address: string, people: readonly Person[]): string {
  const wanted = address.toLowerCase();
  return people.find((person) => person.mail.toLowerCase() === wanted)?.displayName ?? address;
}
