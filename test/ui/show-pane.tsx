import { Pane } from '../../src/ui/pane/pane.tsx';
import type { Api } from '../../src/ui/shared/api.ts';
import { fakeDoor, fakeHost, show } from './stage.tsx';

/** The pane beside the first mail, in Outlook; answers the server it asks. */
export function openPane<Server extends Api>(api: Server, host = fakeHost()): Server {
  show(<Pane door={fakeDoor().door} />, api, host);
  return api;
}
