import { ALLOW, SANDBOX } from '../frame-rights.ts';
import { el } from '../shell/dom.ts';
import type { MailReader } from '../tenant/mail-reader.ts';
import type { World } from '../world.ts';
import type { Draft } from './draft.ts';
import type { Decision } from './host.ts';
import { hostPane } from './pane-host.ts';

/** The name of the handler in the manifest. */
const HANDLER = 'onMessageSend';
/** Outlook asks its user whether to wait after five seconds; here the mail goes then. */
const PATIENCE_MS = 5000;

const SILENCE: Decision = { allow: true, message: '' };

/** Loads the add-in's page for events, as Outlook on the web does, and has its handler decide about this draft. */
export async function decideAboutSending(
  world: World,
  reader: MailReader,
  draft: Draft,
  place: HTMLElement,
): Promise<Decision> {
  const frame = el('iframe', { hidden: true, sandbox: SANDBOX, allow: ALLOW, title: 'Baton' });
  const host = hostPane(world, frame, reader);
  host.write(draft);
  frame.src = `${world.config.appOrigin}/events`;
  place.append(frame);
  try {
    return await Promise.race([host.launch(HANDLER), silence()]);
  } finally {
    host.dispose();
    frame.remove();
  }
}

function silence(): Promise<Decision> {
  return new Promise((done) => setTimeout(done, PATIENCE_MS, SILENCE));
}
