type Listener = (response: string) => void;

/** What Outlook leaves as `window.nestedAppAuthBridge` for msal-browser. */
export interface NestedAppAuthBridge {
  addEventListener(type: string, listener: Listener): void;
  removeEventListener(type: string, listener: Listener): void;
  postMessage(request: string): void;
}

export function createBridge(send: (request: string) => void): {
  bridge: NestedAppAuthBridge;
  deliver: Listener;
} {
  const listeners = new Set<Listener>();
  return {
    bridge: {
      addEventListener: (type, listener) => void (type === 'message' && listeners.add(listener)),
      removeEventListener: (_type, listener) => void listeners.delete(listener),
      postMessage: send,
    },
    deliver: (response) => {
      for (const listener of listeners) listener(response);
    },
  };
}
