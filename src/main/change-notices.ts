import type { RedisClientType } from '@redis/client';
import type { Logger } from 'pino';
import { noticeSecrets } from '../core/change-notice.ts';
import type { TenantKeys } from '../core/tenant-keys.ts';
import type { Graph } from '../m365/graph.ts';
import type { Site } from '../m365/site.ts';
import { createSubscriptions } from '../m365/subscriptions.ts';
import type { ServerContext } from '../server/context.ts';
import { shareLooks } from '../store/shared-looks.ts';
import type { Subscriptions } from '../usecases/keep-subscribed.ts';
import { createLookNow } from '../usecases/look-now.ts';
import type { Clock, DoLater } from '../usecases/ports.ts';
import type { Config } from './config.ts';

interface ChangeNoticeParts {
  site: Site;
  graph: Graph;
  redis: RedisClientType | undefined;
  claimKeys: TenantKeys['claim'];
  lookAtHandoffs: () => Promise<unknown>;
  lookAtRegister: () => Promise<unknown>;
  allow: NonNullable<ServerContext['notices']>['allow'];
  now: Clock;
  doLater: DoLater;
  log: Logger;
}

interface ChangeNotices {
  /** What the route needs that Microsoft calls; nothing where Microsoft is not told where to reach Baton. */
  context: ServerContext['notices'];
  subscriptions: Subscriptions | undefined;
  close(): void;
}

const none: ChangeNotices = { context: undefined, subscriptions: undefined, close() {} };

/** A list that changed is looked at now and not at the next round, by every server of the tenant. */
export function createChangeNotices(config: Config, parts: ChangeNoticeParts): ChangeNotices {
  const { publicUrl, tenantId } = config;
  if (publicUrl === undefined) return none;
  const { site, graph, redis, claimKeys, allow, log } = parts;
  const key = claimKeys.current.secret;
  const subscriptions = createSubscriptions(site, graph, { publicUrl, key });
  const look = createLookNow({
    ...parts,
    onFailed: (error) => log.warn({ err: error }, 'what changed could not be read at once'),
  });
  const shared = redis && shareLooks(redis, tenantId, look);
  return {
    subscriptions,
    close: () => shared?.close(),
    context: {
      tenantId,
      secrets: noticeSecrets(claimKeys),
      look(lists) {
        look(lists);
        shared?.tell(lists);
      },
      reauthorize: subscriptions.reauthorize,
      allow,
    },
  };
}
