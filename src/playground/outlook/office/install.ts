import type { Port } from '../../port.ts';
import { type FromPane, isToPane, sealed, type ToPane, type World } from '../protocol.ts';
import { OFFICE_CONSTANTS } from './constants.ts';
import { createContext, type Current, currentItem } from './context.ts';
import { createActions } from './actions.ts';
import { createEvents, DRAFT_EVENTS, EVENT_TYPES } from './events.ts';
import { createBridge, type NestedAppAuthBridge } from './nested-auth.ts';
import { createCalls } from './rpc.ts';

export interface HostInfo {
  host: 'Outlook' | null;
  platform: 'OfficeOnline' | null;
}

/** The part of a window that office.js changes. */
export interface PaneWindow {
  Office?: object;
  nestedAppAuthBridge?: NestedAppAuthBridge;
  history: { pushState: unknown; replaceState: unknown };
}

/** Puts `Office` and the bridge into the pane's window. Without a port (no host around) onReady says so. */
export function installOffice(pane: PaneWindow, port: Port | undefined): void {
  // The real library does this too, so a router that needs them fails here and not at the customer's.
  pane.history.pushState = null;
  pane.history.replaceState = null;
  const ready = Promise.withResolvers<HostInfo>();
  const office = {
    ...OFFICE_CONSTANTS,
    context: {},
    initialize: null,
    onReady: onReady(ready.promise),
    // without a host nothing ever happens
    actions: { associate: createActions(() => {}).associate },
  };
  pane.Office = office;
  if (port === undefined) return ready.resolve({ host: null, platform: null });

  const { bridge, context, associate } = connect(port);
  office.actions = { associate };
  pane.nestedAppAuthBridge = bridge;
  void context.then((connected) => {
    office.context = connected;
    ready.resolve({ host: 'Outlook', platform: 'OfficeOnline' });
  });
}

function onReady(ready: Promise<HostInfo>) {
  return async (callback?: (info: HostInfo) => void): Promise<HostInfo> => {
    const info = await ready;
    callback?.(info);
    return info;
  };
}

function connect(port: Port) {
  const send = (message: FromPane) => port.send(sealed(message));
  const { bridge, deliver } = createBridge((request) => send({ kind: 'nested-auth', request }));
  const events = createEvents();
  let draftEvents = createEvents(DRAFT_EVENTS);
  const { launch, associate } = createActions((id, { allowEvent, errorMessage }) =>
    send({ kind: 'completed', id, allow: allowEvent, message: errorMessage }),
  );
  const welcomed = Promise.withResolvers<object>();
  let current: Current | undefined;
  const turn = () => current?.world.turn ?? 0;
  const calls = createCalls((id, path, args) =>
    send({ kind: 'call', id, path, args, turn: turn() }),
  );

  const become = (world: World) => {
    // handlers that were added to an item go with it
    draftEvents = createEvents(DRAFT_EVENTS);
    current = { world, item: currentItem(world.item, calls.remote, draftEvents) };
    return current;
  };

  function welcome(world: World): void {
    const first = current === undefined;
    const now = become(world);
    if (!first) return;
    welcomed.resolve(createContext(() => current ?? now, calls.remote, events, send));
  }

  function hear(message: ToPane): void {
    if (message.kind === 'welcome') welcome(message.world);
    else if (message.kind === 'answer') calls.answered(message.id, message.value, message.failure);
    else if (message.kind === 'nested-auth') deliver(message.response);
    else if (message.kind === 'launch')
      void welcomed.promise.then(() => launch(message.id, message.handler));
    else if (current !== undefined) change(current, message);
  }

  function change({ world }: Current, message: ToPane): void {
    if (message.kind === 'item') {
      become({ ...world, item: message.item, turn: message.turn });
      events.fire(EVENT_TYPES.ItemChanged, {});
      events.fire(EVENT_TYPES.SelectedItemsChanged, {});
    }
    if (message.kind === 'selection') events.fire(EVENT_TYPES.SelectedItemsChanged, {});
    if (message.kind === 'recipients')
      draftEvents.fire(EVENT_TYPES.RecipientsChanged, { changedRecipientFields: message.changed });
    if (message.kind === 'theme') {
      // The item did not change, so it must stay the same object.
      current = { world: { ...world, officeTheme: message.theme }, item: current?.item ?? null };
      events.fire(EVENT_TYPES.OfficeThemeChanged, { officeTheme: message.theme });
    }
  }

  port.listen((message) => {
    if (isToPane(message)) hear(message);
  });
  send({ kind: 'hello' });
  return { bridge, context: welcomed.promise, associate };
}
