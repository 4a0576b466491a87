/** Gives orders their keys. Lives as long as the screen; nothing is stored. */
export interface HandoffKeys {
  /** The same choice gets the same key, so that a second try of a click whose answer was lost is recognised as that click. */
  keyOf: (choice: readonly unknown[]) => string;
  /** The answer is there: from now on the same choice is another order. */
  spend: (key: string) => void;
}

export function createHandoffKeys(): HandoffKeys {
  const known = new Map<string, string>();
  return {
    keyOf(choice) {
      const name = JSON.stringify(choice);
      const key = known.get(name) ?? crypto.randomUUID();
      known.set(name, key);
      return key;
    },
    spend(key) {
      for (const [name, used] of known) if (used === key) known.delete(name);
    },
  };
}
