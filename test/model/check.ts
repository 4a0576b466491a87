import {
  beginningOf,
  fingerprint,
  isQuiet,
  nextStates,
  type Setting,
  type State,
} from './protocol.ts';

/** What was tried, and the first broken promise that was found with the shortest way to it. */
export interface Finding {
  states: number;
  endings: number;
  broken?: string;
  way?: State[];
}

interface Visit {
  state: State;
  before?: Visit;
}

/** Tries every interleaving of the setting, breadth first, and stops at the first broken promise. */
export function check(setting: Setting): Finding {
  const first = beginningOf(setting);
  const seen = new Set([fingerprint(first, setting)]);
  let frontier: Visit[] = [{ state: first }];
  let endings = 0;
  while (frontier.length > 0) {
    const further: Visit[] = [];
    for (const visit of frontier) {
      const broken = brokenPromise(visit.state, setting);
      if (broken !== undefined) return { states: seen.size, endings, broken, way: wayTo(visit) };
      if (isQuiet(visit.state)) endings += 1;
      for (const state of nextStates(visit.state, setting)) {
        const name = fingerprint(state, setting);
        if (seen.has(name)) continue;
        seen.add(name);
        further.push({ state, before: visit });
      }
    }
    frontier = further;
  }
  return { states: seen.size, endings };
}

function wayTo(last: Visit): State[] {
  const way: State[] = [];
  for (let visit: Visit | undefined = last; visit !== undefined; visit = visit.before)
    way.unshift(visit.state);
  return way;
}

/** handoff.md, promises 1 and 2. A person who decides about an uncertain mail may be wrong; nobody else. */
function brokenPromise(state: State, setting: Setting): string | undefined {
  const { rows, mails } = state;
  const isDecided = rows.some(({ decided }) => decided);
  if (mails.some((count) => count > 1)) return 'two mails for one hand-off';
  if (mails.filter((count) => count > 0).length > 1 && !isDecided)
    return 'two mails for one request';
  if (mails.some((count, key) => count > 0 && !rows.some((row) => row.key === key)))
    return 'a mail without an earlier row';
  if (rows.some(({ key, mail, decided }) => mail === 'sent' && !decided && mails[key] === 0))
    return '“sent” without a mail';
  return isQuiet(state) ? brokenEnding(state, setting) : undefined;
}

/** What comes of it when nothing more goes wrong: the first of what may happen next is always that. */
function lastOf(state: State, setting: Setting, moves = 60): State {
  const calm = { ...state, decisions: 0, crashes: 0, lost: 0, lateLeft: 0 };
  const [next] = nextStates(calm, setting);
  return next === undefined || moves === 0 ? state : lastOf(next, setting, moves - 1);
}

const ends = new Set(['sent', 'uncertain', 'failed', 'cancelled']);

/** Every row has come to an end that people see, and every mail is known to one. */
function brokenEnding(state: State, setting: Setting): string | undefined {
  const { rows, mails } = lastOf(state, setting);
  if (rows.length === 0 || rows.some(({ mail }) => !ends.has(mail)))
    return 'an ending without a visible row';
  const isKnown = (of: number) =>
    rows.some(
      ({ key, mail, decided }) =>
        key === of && (mail === 'sent' || mail === 'uncertain' || decided),
    );
  return mails.some((count, key) => count > 0 && !isKnown(key))
    ? 'a mail nobody knows of'
    : undefined;
}
