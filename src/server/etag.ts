/** What an answer was made from, and until when time alone changes nothing in it, as one HTTP ETag. */
export function tagOf(source: string, until: Date): string {
  return `W/"${source}.${until.getTime()}"`;
}

/** Whether the answer with that tag is still what would be answered now. */
export function stillHolds(tag: string | undefined, source: string, now: Date): boolean {
  const [, made, until] = /^(?:W\/)?"(.+)\.(\d+)"$/.exec(tag ?? '') ?? [];
  return made === source && now.getTime() < Number(until);
}
