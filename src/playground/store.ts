export interface Store<T> {
  get(): T;
  /** Listeners hear of it only when something really changed. */
  set(patch: Partial<T>): void;
  /** Returns the function that ends the subscription. */
  on(listener: (now: T, before: T) => void): () => void;
}

export function createStore<T extends object>(initial: T): Store<T> {
  let state = initial;
  const listeners = new Set<(now: T, before: T) => void>();
  return {
    get: () => state,
    set(patch) {
      const before = state;
      const now = { ...before, ...patch };
      if (same(now, before)) return;
      state = now;
      for (const listener of listeners) listener(now, before);
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function same<T extends object>(a: T, b: T): boolean {
  const before = new Map<string, unknown>(Object.entries(a));
  const after = Object.entries(b);
  return before.size === after.length && after.every(([key, value]) => before.get(key) === value);
}
