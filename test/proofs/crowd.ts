import type { RunningServer, RunningTenant } from '../support/processes.ts';
import { type Answer, jsonRequest } from '../support/tenant-doors.ts';

/** How long a client waits for an answer before it tries elsewhere, in milliseconds. */
const patienceMs = 60_000;
/** Hosts give out a token again until shortly before it ends. */
const tokenMs = 30 * 60_000;

/** Several servers behind one door, as behind a load balancer; any of them may be killed at any time. */
export interface Crowd {
  /** Asks some server that is up; nothing when it died or did not answer. */
  ask(
    person: string,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ): Promise<Answer | undefined>;
  /** Kills one that is up, waits until it is gone, and starts it again on its own data. */
  killOne(): Promise<void>;
  servers(): readonly RunningServer[];
}

export async function gatherCrowd(
  tenant: RunningTenant,
  size: number,
  dice: () => number,
): Promise<Crowd> {
  const up = await Promise.all(Array.from({ length: size }, () => tenant.startServer()));
  const tokens = new Map<string, { token: Promise<string>; at: number }>();

  const tokenFor = (person: string) => {
    const known = tokens.get(person);
    if (known !== undefined && Date.now() - known.at < tokenMs) return known.token;
    const token = tenant.tokenFor(person);
    tokens.set(person, { token, at: Date.now() });
    return token;
  };
  const someServer = async (): Promise<RunningServer> => {
    for (;;) {
      const server = up[Math.floor(dice() * up.length)];
      if (server !== undefined) return server;
      await pause(50);
    }
  };
  return {
    servers: () => up,
    async ask(person, method, path, body) {
      const { origin } = await someServer();
      const request = jsonRequest(method, `${origin}/api${path}`, body);
      request.headers.set('authorization', `Bearer ${await tokenFor(person)}`);
      try {
        const response = await fetch(request, { signal: AbortSignal.timeout(patienceMs) });
        return { status: response.status, body: await response.json() };
      } catch {
        return undefined;
      }
    },
    async killOne() {
      const victim = await someServer();
      up.splice(up.indexOf(victim), 1);
      await victim.kill();
      up.push(await tenant.startServer({ dataFolder: victim.dataFolder }));
    },
  };
}

export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
