import type { TabHost } from '../state.ts';
import { fields, list, text } from '../json.ts';

/** What the tab can set in motion. Every function answers at once; what it shows comes after. */
export interface TeamsActions {
  /** Which program answers. */
  host: TabHost;
  context(): object;
  /** Where the tab's own page lies. */
  contentUrl: string;
  /** Rejects with the reason. */
  getToken(claims: string): Promise<string>;
  /** A message of nested app authentication, answered as the host's broker does; undefined for what is none. */
  authenticate(request: string): Promise<string | undefined>;
  /** False when the link cannot be opened. */
  openLink(link: string): boolean;
  /** Empty for the tab's beginning. */
  goTo(subPage: string): void;
  openChat(people: readonly string[]): void;
  composeMail(to: string, subject: string): void;
  shareLink(subPage: string, label: string): void;
  /** The tab has no place to go back to: so the host does. */
  goBack(): void;
  /** Something of the tab can be seen. */
  loaded(): void;
  failed(message: string): void;
}

/** Undefined: no answer is waited for. */
export type Answer = readonly unknown[] | undefined;
type Handler = (args: readonly unknown[], actions: TeamsActions) => Answer | Promise<Answer>;

const OK: Answer = [true];

/**
 * What Teams answers to each function it knows. Shapes differ: `[ok, reason]` for old functions,
 * `[error or null, result]` for newer ones, the bare result for a few.
 */
export const HANDLERS = new Map<string, Handler>([
  ['getContext', (_, { context }) => [context()]],
  ['authentication.getAuthToken', (args, actions) => authToken(args, actions)],
  ['executeDeepLink', ([link], actions) => opened(actions.openLink(text(link)))],
  ['pages.navigateToApp', ([wish], actions) => goTo(wish, actions, OK)],
  ['pages.currentApp.navigateTo', ([wish], actions) => goTo(wish, actions, [null])],
  ['pages.currentApp.navigateToDefaultPage', (_, actions) => goTo({}, actions, [null])],
  ['pages.getConfig', (_, actions) => [settings(actions)]],
  ['settings.getSettings', (_, actions) => [settings(actions)]],
  ['chat.openChat', ([wish], actions) => openChat(wish, actions)],
  ['mail.composeMail', ([wish], actions) => composeMail(wish, actions)],
  ['navigateBack', (_, actions) => goBack(actions)],
  ['shareDeepLink', ([subPage, label], actions) => shareLink(subPage, label, actions)],
  ['appInitialization.appLoaded', (_, actions) => done(actions.loaded)],
  ['appInitialization.success', (_, actions) => success(actions)],
  [
    'appInitialization.failure',
    ([, message], actions) => done(() => actions.failed(text(message))),
  ],
  ['appInitialization.expectedFailure', (_, actions) => done(actions.loaded)],
  ['setFrameContext', () => undefined],
]);

/** Functions that answer `[ok, reason]`: a refusal in the newer shape would look like success to them. */
const OK_OR_REASON =
  /^(mail|calendar|conversations|chat|dialog)\.|^(pages\.navigateToApp|navigate|executeDeepLink|search\.closeSearch|settings\.setSettings|authentication\.)/;

/** 100 is teams-js's code for "not supported on this platform". */
export function notSupported(func: string): Answer {
  const message = `${func} is not supported in the playground`;
  return OK_OR_REASON.test(func) ? [false, message] : [{ errorCode: 100, message }];
}

async function authToken(args: readonly unknown[], { getToken }: TeamsActions): Promise<Answer> {
  try {
    return [true, await getToken(text(list(args[1])[0]))];
  } catch (error) {
    return [false, error instanceof Error ? error.message : String(error)];
  }
}

function opened(ok: boolean): Answer {
  return ok ? OK : [false, 'The link cannot be opened'];
}

/** `pageId` is not looked at: the app has one tab. */
function goTo(wish: unknown, actions: TeamsActions, answer: Answer): Answer {
  actions.goTo(text(fields(wish)['subPageId']));
  return answer;
}

function openChat(wish: unknown, actions: TeamsActions): Answer {
  actions.openChat(list(fields(wish)['members']).map(text));
  return OK;
}

function composeMail(wish: unknown, actions: TeamsActions): Answer {
  const { toRecipients, subject } = fields(wish);
  actions.composeMail(list(toRecipients).map(text).join(', '), text(subject));
  return OK;
}

function shareLink(subPage: unknown, label: unknown, actions: TeamsActions): Answer {
  actions.shareLink(text(subPage), text(label));
  return undefined;
}

function goBack(actions: TeamsActions): Answer {
  actions.goBack();
  return OK;
}

function settings({ contentUrl }: TeamsActions): object {
  return { entityId: 'baton', contentUrl, websiteUrl: contentUrl, suggestedDisplayName: 'Baton' };
}

function success({ loaded }: TeamsActions): Answer {
  loaded();
  return [undefined];
}

function done(action: () => void): Answer {
  action();
  return undefined;
}
