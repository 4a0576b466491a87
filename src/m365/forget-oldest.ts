/** Entries kept at most in a memory with one for each person or sign-in. */
const mostEntries = 2_000;

/** Keeps a memory bounded: what was put in first goes first. */
export function forgetOldest(memory: Map<string, unknown>): void {
  if (memory.size <= mostEntries) return;
  const [oldest] = memory.keys();
  if (oldest !== undefined) memory.delete(oldest);
}
