import { withClientRequestId } from '../../m365/client-request-id.ts';
import { grantedRoles } from '../../m365/granted-roles.ts';
import { createGraph, type Graph } from '../../m365/graph.ts';
import { withServerClock } from '../../m365/server-clock.ts';
import { createPauses } from '../../m365/pauses.ts';
import { pausing } from '../../m365/pausing.ts';
import { createSite, type Site } from '../../m365/site.ts';
import { createGraphTokens, type TokenSource } from '../../m365/tokens.ts';
import { embeddedTransport, networkTransport, type Transport } from '../../m365/transport.ts';
import { sharePauses } from '../../store/shared-pauses.ts';
import type { Caller, Clock } from '../../usecases/ports.ts';
import type { Config } from '../config.ts';
import type { Parts } from './parts.ts';

/** How Microsoft is reached, and in whose name. */
export interface Connections {
  transport: Transport;
  /** What time it is where the lists are kept. */
  serverTime: Clock;
  /** With Baton's own rights. */
  asApp: Graph;
  /** The application permissions that Baton's own token names; nothing where it does not say. */
  grantedRoles: () => Promise<string[] | undefined>;
  /** With the rights of the person in whose name a command works; Baton's own where there is none. */
  asMaker: Graph;
  /** As the caller, with these permissions: each kind of work asks for what it needs, and for no more. */
  asCallerWith: (caller: Caller, permissions: readonly string[]) => Graph;
  /** The site as `asMaker` finds it. */
  site: Site;
  close(): void;
}

export function connect(config: Config, parts: Parts): Connections {
  const { person, requests, now, redis } = parts;
  const network = parts.watchTransport?.(parts.transport) ?? parts.transport;
  const named = withClientRequestId(network, requests.id);
  const { transport, serverTime } = withServerClock(named, now);
  const pauses = createPauses(now, (who, seconds) => shared?.tell(who, seconds));
  const shared = redis && sharePauses(redis, config.tenantId, pauses.hear);
  const tokens = createGraphTokens(config, transport, now, pauses);
  const graphWith = ({ get, forget }: TokenSource, who: string) =>
    createGraph(pausing(transport, pauses, who), get, forget);
  const asApp = graphWith(person?.isAlone ? person.tokens : tokens.asApp, 'app');
  const asMaker = person === undefined ? asApp : graphWith(person.tokens, 'maker');
  return {
    transport,
    serverTime,
    asApp,
    asMaker,
    grantedRoles: () => grantedRoles(tokens.asApp.get),
    asCallerWith: (caller, permissions) =>
      graphWith(tokens.onBehalfOf(caller, permissions), caller.oid),
    site: createSite(config.siteUrl, asMaker),
    close: () => shared?.close(),
  };
}

/** Only this function knows who is real and who is pretending. */
export function transportFor({ embeddedTenant }: Config): Transport {
  return embeddedTenant === undefined ? networkTransport : embeddedTransport(embeddedTenant);
}
