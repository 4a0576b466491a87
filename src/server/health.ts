import { Hono } from 'hono';

/** Whether this process should be asked anything. */
export interface Readiness {
  /** The register was read once, from SharePoint or from the copy on disk; after that outages of Microsoft are bridged. */
  isReady(): Promise<boolean>;
  /** From now on nobody should be sent here: the process is going to end. */
  end(): void;
}

export function createReadiness(currentRegister: () => Promise<unknown>): Readiness {
  let state: 'starting' | 'ready' | 'ending' = 'starting';
  return {
    async isReady() {
      if (state === 'starting') {
        const isThere = await currentRegister().then(
          () => true,
          () => false,
        );
        if (isThere && state === 'starting') state = 'ready';
      }
      return state === 'ready';
    },
    end() {
      state = 'ending';
    },
  };
}

/** `/healthz`: the process lives. `/readyz`: send people here. Neither says anything about the tenant. */
export function healthPages(readiness: Readiness): Hono {
  const pages = new Hono();
  pages.get('/healthz', (c) => c.text('ok'));
  pages.get('/readyz', async (c) =>
    (await readiness.isReady()) ? c.text('ready') : c.text('not ready', 503),
  );
  return pages;
}
