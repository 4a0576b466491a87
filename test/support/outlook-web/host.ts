/**
 * Runs in a browser page and plays the part of Outlook on the web that Microsoft's own office.js talks to
 * (facts/platform.md §4b). The types are erased before it is handed out.
 */
interface Said {
  _actionName: string;
  _conversationId: string;
  _correlationId: number;
  _data?: {
    MethodData?: { DispatchId: number };
    ApiParams?: Record<string, unknown>;
  };
}

/** What is open: the fields that office.js asks for first, and the text. */
interface Shown {
  initial: Record<string, unknown>;
  body: string;
  /** Address of the shared mailbox it lies in; absent when it is the person's own. */
  sharedBy?: string;
  /** What is being written; absent when a mail is read. */
  draft?: Draft;
}

interface Address {
  name: string;
  address: string;
}

interface Draft {
  subject: string;
  /** To, Cc, Bcc, as office.js numbers them. */
  recipients: Address[][];
  headers: Record<string, string>;
  session: Record<string, string>;
  /** What the item is called once it was saved. */
  id: string;
}

const CONVERSATION = 'conversation-1';
const APP = 'baton';
/** Outlook on the web, as office.js numbers the hosts. */
const OUTLOOK_WEB = 64;
/** The keys that lead out of the pane: Tab, Shift+Tab, Esc (`OSF.AgaveHostAction`). */
const EXITS = new Set([13, 14, 15]);

const frame = document.querySelector('iframe');
const played: { shown: Shown; exits: number[]; itemChanged?: string } = {
  shown: { initial: {}, body: '' },
  exits: [],
};

/** What each call answers, by the number it has in office.js. */
const calls: Record<number, (params: any) => object> = {
  37: () => done(played.shown.body),
  108: () => sharedProperties(),
  14: () => done('html'),
  15: ({ recipientField }) => done(draft().recipients[recipientField]),
  18: () => done(draft().subject),
  21: ({ recipientField, recipientArray }) => address(recipientField, recipientArray),
  22: ({ recipientField: field, recipientArray }) =>
    address(field, [...(draft().recipients[field] ?? []), ...recipientArray]),
  23: ({ data }) => {
    played.shown.body = data + played.shown.body;
    return done();
  },
  32: () => done(draft().id),
  152: ({ internetHeaderNameValuePairs }) => {
    Object.assign(draft().headers, internetHeaderNameValuePairs);
    return done();
  },
  185: ({ name, value }) => {
    draft().session[name] = value;
    return done();
  },
  186: ({ name }) => done(draft().session[name] ?? ''),
};

function done(data?: unknown): object {
  return { error: false, wasSuccessful: true, data };
}

function draft(): Draft {
  if (played.shown.draft === undefined) throw new Error('nothing is being written');
  return played.shown.draft;
}

function address(field: number, recipients: Address[]): object {
  draft().recipients[field] = recipients;
  return done();
}

function sharedProperties(): object {
  const { sharedBy } = played.shown;
  if (sharedBy === undefined) return { error: true, errorCode: 9046 };
  const data = { owner: sharedBy, targetMailbox: sharedBy, delegatePermissions: 63 };
  return { error: false, data };
}

function post(said: Pick<Said, '_actionName' | '_correlationId'>, data: unknown, type: 0 | 1) {
  const message = {
    _messageType: 1,
    _actionName: said._actionName,
    _conversationId: CONVERSATION,
    _correlationId: said._correlationId,
    _origin: location.origin,
    _data: data,
    _errorCode: 0,
    _responseType: type,
    _serializerVersion: 1,
  };
  frame?.contentWindow?.postMessage(JSON.stringify(message), location.origin);
}

function context(): object {
  return {
    _id: APP,
    _appInstanceId: APP,
    _appName: OUTLOOK_WEB,
    _appVersion: 16.01,
    _appMinorVersion: 1,
    _appUILocale: 'de-DE',
    _dataLocale: 'de-DE',
    _docUrl: location.origin,
    _clientMode: 0,
    _settings: { SettingsKey: '{}' },
    _reason: 0,
    _osfControlType: 2,
    _eToken: '',
    _correlationId: 'x',
    _requirementMatrix: JSON.stringify({ Mailbox: document.body.dataset['mailbox'] }),
    _hostFullVersion: '16.0.1.1',
    _addinName: 'Baton',
    _appDomains: [],
    _featureGates: {},
    _hostCustomMessage: null,
    _clientWindowHeight: 600,
    _clientWindowWidth: 320,
  };
}

function answerTo({ _actionName: name, _data: data }: Said): unknown {
  if (name === 'ContextActivationManager_getAppContextAsync') return context();
  if (name === 'GetInitialData') return played.shown.initial;
  if (name !== 'ExecuteMethod') return { Error: 0 };
  const call = calls[data?.MethodData?.DispatchId ?? 0];
  return call?.(data?.ApiParams ?? {}) ?? { error: true, errorCode: 9002 };
}

function hear(text: unknown): void {
  if (typeof text !== 'string' || !text.includes('_messageType')) return;
  const said: Said = JSON.parse(text);
  if (said._actionName === 'ContextActivationManager_notifyHost') {
    const exit: unknown = said._data;
    const action: unknown = Array.isArray(exit) ? exit[1] : undefined;
    if (typeof action === 'number' && EXITS.has(action)) played.exits.push(action);
  }
  if (said._actionName === 'olkItemSelectedChanged') played.itemChanged = said._actionName;
  post(said, answerTo(said), 0);
}

window.addEventListener('message', ({ source, data }) => {
  if (source === frame?.contentWindow) hear(data);
});

Object.assign(window, {
  outlook: {
    /** Opens the pane, or another page, beside a mail; with the pane open, another mail. */
    show(shown: Shown, page = 'pane') {
      played.shown = shown;
      if (page !== 'pane') delete played.itemChanged;
      if (played.itemChanged !== undefined)
        post({ _actionName: played.itemChanged, _correlationId: -1 }, shown.initial, 1);
      else if (frame) {
        frame.name = JSON.stringify({
          baseFrameName: APP,
          hostInfo: 'Outlook|Web|16.01|de-DE|corr|||0|',
          xdmInfo: `${CONVERSATION}|${APP}|${location.origin}`,
          serializerVersion: 1,
          flights: '[]',
        });
        frame.src = `/${page}?_host_Info=Outlook$Web$16.01$de-DE$corr$$0#&_xdm_Info=${CONVERSATION}|${APP}|${location.origin}`;
      }
    },
    /** What stands in the window in which it is written. */
    shown: () => played.shown,
    /** What led out of the pane since it was asked last. */
    exits: () => played.exits.splice(0),
  },
});
