/** How people write down which run of a process they mean: `3F2A1B4C`. */
export function shortRunKey(processKey: string): string {
  return processKey.slice(0, 8).toUpperCase();
}

const written =
  /\b(?:durchlauf|vorgang|run)(?:\s*(?:nr|no)\.?)?\s*[:#]?\s*([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{8})(?![0-9a-z-])/i;

/**
 * The run that a subject names (`AW: Rechnung 4711, Durchlauf 3F2A1B4C`): the beginning of its key or the whole of it, in
 * lower case. Nothing when none is named; there need not be such a run.
 */
export function runKeyIn(subject: string): string | undefined {
  return written.exec(subject.slice(0, 500))?.[1]?.toLowerCase();
}
