import type { Port } from '../port.ts';
import { answerNested, type NestedAccount } from '../naa.ts';
import type { TokenBroker } from '../tenant/tokens.ts';
import { type CallContext, ITEM_GONE, type OpenMail, performCall, toFailure } from './calls.ts';
import { toItem } from './item.ts';
import { type FromPane, type OfficeTheme, readFromPane, sealed, type World } from './protocol.ts';

/** What the host knows apart from the open mail. */
export type Surroundings = Omit<World, 'item' | 'turn' | 'requirementSets'>;

export interface OutlookParts extends Omit<CallContext, 'mail'> {
  port: Port;
  surroundings: Surroundings;
  account: NestedAccount;
  broker: TokenBroker;
  /** The pane wants an address opened in a window of its own. */
  openAddress(address: string): void;
  closePane(): void;
}

export interface OutlookHost {
  /** Another mail lies open, or none. A pinned pane hears of it as ItemChanged. */
  select(mail: OpenMail | null): void;
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
  let turn = 0;

  const item = () => mail && toItem(mail.message, domain);
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
      const value = await performCall(path, args, { ...parts, mail });
      port.send(sealed({ kind: 'answer', id, value }));
    } catch (error) {
      port.send(sealed({ kind: 'answer', id, failure: toFailure(error) }));
    }
  }

  async function authenticate(request: string): Promise<void> {
    const response = await answerNested(request, account, broker);
    if (response !== undefined) port.send(sealed({ kind: 'nested-auth', response }));
  }

  const dispose = port.listen((message) => {
    const said = readFromPane(message);
    if (said?.kind === 'hello') port.send(sealed({ kind: 'welcome', world: world() }));
    if (said?.kind === 'call') void answerCall(said);
    if (said?.kind === 'nested-auth') void authenticate(said.request);
    if (said?.kind === 'open') parts.openAddress(said.address);
    if (said?.kind === 'close') parts.closePane();
  });

  return {
    select(selected) {
      if (selected === null && mail === null) return;
      mail = selected;
      turn += 1;
      port.send(sealed({ kind: 'item', item: item(), turn }));
    },
    setTheme(theme) {
      officeTheme = theme;
      port.send(sealed({ kind: 'theme', theme }));
    },
    dispose,
  };
}
