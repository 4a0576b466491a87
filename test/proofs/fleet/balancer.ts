import { setTimeout as pause } from 'node:timers/promises';
import type { RunningServer } from '../../support/processes.ts';

/** Spreads requests over the servers that said a moment ago that they are ready; tries nothing twice, as proxies do with a POST. */
export interface Balancer {
  add(server: RunningServer): void;
  /** Not asked any more, whatever it says. */
  remove(server: RunningServer): void;
  /** The next one in turn; waits while none is ready. */
  next(): Promise<RunningServer>;
  stop(): void;
}

const everyMs = 250;

export function startBalancer(): Balancer {
  const servers = new Map<RunningServer, boolean>();
  let turn = 0;
  const look = async (server: RunningServer) => {
    const ready = await fetch(`${server.origin}/readyz`, {
      signal: AbortSignal.timeout(2_000),
    }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (servers.has(server)) servers.set(server, ready);
  };
  const timer = setInterval(() => {
    for (const server of servers.keys()) void look(server);
  }, everyMs);
  return {
    add: (server) => void servers.set(server, false),
    remove: (server) => void servers.delete(server),
    async next() {
      for (;;) {
        const ready = [...servers].flatMap(([server, isReady]) => (isReady ? [server] : []));
        const chosen = ready[turn++ % Math.max(1, ready.length)];
        if (chosen !== undefined) return chosen;
        await pause(20);
      }
    },
    stop: () => clearInterval(timer),
  };
}
