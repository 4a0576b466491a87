import type { Port } from '../port.ts';
import { answerNested, type NestedAccount } from '../naa.ts';
import type { TokenBroker } from '../tenant/tokens.ts';
import {
  type CallContext,
  type LoadedMail,
  type OpenMail,
  performCall,
  toFailure,
} from './calls.ts';
import type { Draft } from './draft.ts';
import { ITEM_GONE } from './failures.ts';
import { toDraftItem, toItem } from './item.ts';
import { type FromPane, type OfficeTheme, readFromPane, sealed, type World } from './protocol.ts';

/** What the host knows apart from the open mail. */
export type Surroundings = Omit<World, 'item' | 'turn' | 'requirementSets'>;

export interface OutlookParts extends Pick<CallContext, 'reader' | 'openMail' | 'composeMail'> {
  port: Port;
  surroundings: Surroundings;
  account: NestedAccount;
  broker: TokenBroker;
  /** The pane wants an address opened in a window of its own. */
  openAddress(address: string): void;
  closePane(): void;
}

/** What a handler said about sending. */
export interface Decision {
  allow: boolean;
  message: string;
}

export interface OutlookHost {
  /** Another mail lies open, or none. A pinned pane hears of it as ItemChanged. */
  select(mail: OpenMail | null): void;
  /** Several are selected in the list, none lies open. */
  selectSeveral(mails: readonly OpenMail[]): void;
  /** A mail is being written, or no longer. */
  write(draft: Draft | null): void;
  /** The person has changed the recipients. */
  recipientsChanged(): void;
  /** Has the handler of an event decide, as Outlook does before it sends. */
  launch(handler: string): Promise<Decision>;
  setTheme(theme: OfficeTheme): void;
  dispose(): void;
}

/** Mailbox 1.15 as new Outlook and Outlook on the web have it, and tokens from the host. */
const REQUIREMENT_SETS = {
  Mailbox: '1.15',
  NestedAppAuth: '1.1',
  OpenBrowserWindowApi: '1.1',
};

export function createOutlookHost(parts: OutlookParts): OutlookHost {
  const { port, account, broker } = parts;
  const domain = account.username.split('@')[1] ?? '';
  let { officeTheme } = parts.surroundings;
  let mail: OpenMail | null = null;
  let several: readonly OpenMail[] = [];
  let looksAt: OpenMail | null = null;
  const loaded: LoadedMail = {
    get: () => looksAt,
    set: (next) => void (looksAt = next),
  };
  let draft: Draft | null = null;
  let turn = 0;
  const launches = new Map<number, (decision: Decision) => void>();
  /** What is to be said once there is somebody to say it to. */
  let unsaid: object[] | undefined = [];

  const item = () => (draft ? toDraftItem(draft) : mail && toItem(mail.message, domain));
  const tellItem = () => {
    turn += 1;
    port.send(sealed({ kind: 'item', item: item(), turn }));
  };
  const world = (): World => ({
    ...parts.surroundings,
    officeTheme,
    item: item(),
    turn,
    requirementSets: REQUIREMENT_SETS,
  });

  async function answerCall(call: FromPane & { kind: 'call' }): Promise<void> {
    const { id, path, args } = call;
    try {
      if (path.startsWith('item.') && call.turn !== turn) throw ITEM_GONE;
      const open = { mail, several, loaded, draft };
      const value = await performCall(path, args, { ...parts, companyDomain: domain, ...open });
      port.send(sealed({ kind: 'answer', id, value }));
    } catch (error) {
      port.send(sealed({ kind: 'answer', id, failure: toFailure(error) }));
    }
  }

  async function authenticate(request: string): Promise<void> {
    const response = await answerNested(request, account, broker);
    if (response !== undefined) port.send(sealed({ kind: 'nested-auth', response }));
  }

  function greet(): void {
    port.send(sealed({ kind: 'welcome', world: world() }));
    for (const message of unsaid ?? []) port.send(message);
    unsaid = undefined;
  }

  const dispose = port.listen((message) => {
    const said = readFromPane(message);
    if (said?.kind === 'hello') greet();
    if (said?.kind === 'call') void answerCall(said);
    if (said?.kind === 'nested-auth') void authenticate(said.request);
    if (said?.kind === 'completed')
      launches.get(said.id)?.({ allow: said.allow, message: said.message });
    if (said?.kind === 'open') parts.openAddress(said.address);
    if (said?.kind === 'close') parts.closePane();
  });

  return {
    select(selected) {
      if (selected === null && mail === null && several.length === 0) return;
      mail = selected;
      several = [];
      tellItem();
    },
    selectSeveral(selected) {
      several = selected;
      port.send(sealed({ kind: 'selection' }));
    },
    write(written) {
      if (draft === written) return;
      draft = written;
      // what was read before is not open any more
      mail = null;
      several = [];
      tellItem();
    },
    recipientsChanged() {
      port.send(sealed({ kind: 'recipients', changed: { to: true, cc: true, bcc: false } }));
    },
    launch(handler) {
      const id = launches.size + 1;
      return new Promise((decided) => {
        launches.set(id, decided);
        const message = sealed({ kind: 'launch', id, handler });
        if (unsaid === undefined) port.send(message);
        else unsaid.push(message);
      });
    },
    setTheme(theme) {
      officeTheme = theme;
      port.send(sealed({ kind: 'theme', theme }));
    },
    dispose,
  };
}
