import { setTimeout as pause } from 'node:timers/promises';
import type { RunningServer } from '../../support/processes.ts';
import { type LoadStage, megabytesOf, processorMs, untilQuiet } from './stage.ts';

/** Seconds from the start of a server. */
export interface Started {
  /** Until Find answered. */
  found: number;
  /** Until a suggestion was there. */
  suggested: number;
  /** Until the hand-offs could be listed, and what the server had used of its processor by then. */
  listed: number;
  processor: number;
  /** Until everything was learned. */
  learned: number;
  /** Memory of the server then. */
  megabytes: number;
}

/** How a server starts without any data, and then, after a kill, on what it had read. */
export interface ColdStart {
  fresh: Started;
  again: Started;
}

/** Requests of one person are not what is measured. */
export const environment = {
  BATON_REQUESTS_PER_MINUTE: '1000000',
  BATON_HANDOFFS_PER_MINUTE: '1000000',
};

export async function startCold(
  stage: LoadStage,
  { profile, say }: { profile: string | undefined; say: (line: string) => void },
): Promise<ColdStart> {
  const { startServer } = stage.tenant;
  const began = performance.now();
  const execArgv = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const server = await startServer({ environment, execArgv });
  const fresh = await watchStart(server, began, stage);
  say(`without data ${JSON.stringify(fresh)}`);
  await (profile === undefined ? server.kill() : server.stop());
  const beganAgain = performance.now();
  const next = await startServer({ environment, dataFolder: server.dataFolder });
  const again = await watchStart(next, beganAgain, stage);
  say(`on its data ${JSON.stringify(again)}`);
  await next.stop();
  return { fresh, again };
}

async function watchStart(
  server: RunningServer,
  began: number,
  { tenant, ask, pasted }: LoadStage,
): Promise<Started> {
  const since = () => Math.round((performance.now() - began) / 100) / 10;
  const until = async (path: string, body?: unknown) => {
    while ((await ask(server, 0, path, body)) !== 200) await pause(200);
    return since();
  };
  const [found, suggested, listed] = await Promise.all([
    until('/responsibilities?q=Mahnung'),
    until('/trace', pasted[0]),
    until('/handoffs').then((seconds) => ({ seconds, processor: processorMs(server) / 1000 })),
  ]);
  const quiet = 3;
  await untilQuiet([server, tenant]);
  return {
    found,
    suggested,
    listed: listed.seconds,
    processor: listed.processor,
    learned: Math.round((since() - quiet) * 10) / 10,
    megabytes: megabytesOf(server),
  };
}
