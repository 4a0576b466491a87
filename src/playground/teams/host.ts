import { text } from '../json.ts';
import type { Port } from '../port.ts';
import { type Answer, HANDLERS, notSupported, type TeamsActions } from './answers.ts';
import { answerTo, readTeamsRequest, teamsEvent, type TeamsRequest } from './protocol.ts';
import { initializeAnswer } from './runtime.ts';

export interface TeamsHost {
  /** Tells the tab by Teams' name of the theme, if it asked to be told. */
  setTheme(name: string): void;
  /** Teams' own back button is pressed: the tab decides what that means, if it asked to be told. */
  pressBack(): void;
  dispose(): void;
}

/** Answers the real teams-js, which runs in the tab's iframe at the other end of the port. */
export function createTeamsHost(port: Port, actions: TeamsActions): TeamsHost {
  /** Events the tab wants to hear of. */
  const registered = new Set<string>();

  async function handle(request: TeamsRequest): Promise<void> {
    const answer = await answerFor(request, registered, actions);
    if (answer !== undefined) port.send(answerTo(request, answer));
  }

  const dispose = port.listen((message) => {
    const request = readTeamsRequest(message);
    if (request !== undefined) void handle(request);
  });

  return {
    setTheme(name) {
      if (registered.has('themeChange')) port.send(teamsEvent('themeChange', [name]));
    },
    pressBack() {
      if (registered.has('backButton')) port.send(teamsEvent('backButtonPress', []));
      else actions.goBack();
    },
    dispose,
  };
}

function answerFor(
  { func, args, data }: TeamsRequest,
  registered: Set<string>,
  actions: TeamsActions,
): Answer | Promise<Answer> {
  if (func === 'initialize') return initializeAnswer(actions.host);
  if (func === 'registerHandler') {
    registered.add(text(args[0]));
    return undefined;
  }
  if (func === 'nestedAppAuth.execute') return nested(actions.authenticate(data));
  const handler = HANDLERS.get(func);
  return handler === undefined ? notSupported(func) : handler(args, actions);
}

/** teams-js finds msal's answer in the second place. */
async function nested(answer: Promise<string | undefined>): Promise<Answer> {
  const message = await answer;
  return message === undefined ? undefined : [undefined, message];
}
