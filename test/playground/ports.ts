import type { Port } from '../../src/playground/port.ts';

/** Two ends of one conversation. Messages arrive later and as copies, as between windows. */
export function pairedPorts(): [Port, Port] {
  const left = new Set<(message: unknown) => void>();
  const right = new Set<(message: unknown) => void>();
  return [end(left, right), end(right, left)];
}

type Listeners = Set<(message: unknown) => void>;

function end(mine: Listeners, theirs: Listeners): Port {
  return {
    send(message) {
      const copy: unknown = structuredClone(message);
      setTimeout(() => theirs.forEach((listener) => listener(copy)), 0);
    },
    listen(listener) {
      mine.add(listener);
      return () => mine.delete(listener);
    },
  };
}
