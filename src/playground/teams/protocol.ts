import { fields, list, text } from '../json.ts';

/** What teams-js posts to its host (`internal/messageObjects` there). */
export interface TeamsRequest {
  id: number;
  /** Newer versions match answers by this and not by `id`; it must come back as it was. */
  uuid: string | undefined;
  func: string;
  args: readonly unknown[];
  /** Of nested app authentication: msal's message, as it came. */
  data: string;
}

export function readTeamsRequest(message: unknown): TeamsRequest | undefined {
  const { id, uuidAsString, func, args, data } = fields(message);
  if (typeof id !== 'number' || typeof func !== 'string') return undefined;
  return { id, uuid: text(uuidAsString) || undefined, func, args: list(args), data: text(data) };
}

/** teams-js hands `args` to whoever waits for this answer. */
export function answerTo({ id, uuid }: TeamsRequest, args: readonly unknown[]): object {
  return { id, uuidAsString: uuid, args };
}

/** An event without a request: teams-js calls the handler registered under this name. */
export function teamsEvent(func: string, args: readonly unknown[]): object {
  return { func, args };
}
