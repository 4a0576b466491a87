/** One end of a conversation between two windows. */
export interface Port {
  send(message: unknown): void;
  /** Returns the function that stops listening. */
  listen(listener: (message: unknown) => void): () => void;
}

/**
 * A conversation with one other window. Messages from any other window, or from that window after it
 * went to another origin, are not seen; and nothing is delivered to another origin.
 */
export function windowPort(self: Window, other: () => Window | null, origin: string): Port {
  return {
    send: (message) => other()?.postMessage(message, origin),
    listen(listener) {
      const hear = (event: MessageEvent) => {
        const peer = other();
        if (peer !== null && event.source === peer && event.origin === origin) listener(event.data);
      };
      self.addEventListener('message', hear);
      return () => self.removeEventListener('message', hear);
    },
  };
}
