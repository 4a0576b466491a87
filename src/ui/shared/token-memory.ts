import type { TokenWish } from '../host/host.ts';

/** Long enough to spare the host a question per call, short enough to stay well inside a token's life. */
const KEEP_MS = 5 * 60_000;

type GetToken = (wish?: TokenWish) => Promise<string>;

/** Remembers the last token in memory, and only there. Calls at the same time share one question to the host. */
export function rememberToken(ask: GetToken, now: () => number): GetToken {
  let last: { token: Promise<string>; at: number } | undefined;
  return (wish = {}) => {
    const special = wish.fresh === true || wish.claims !== undefined;
    if (!special && last && now() - last.at < KEEP_MS) return last.token;
    const mine = { token: ask(wish), at: now() };
    last = mine;
    mine.token.catch(() => {
      if (last === mine) last = undefined;
    });
    return mine.token;
  };
}
