import type { LogKeeper } from '../usecases/log-keeper.ts';

const everyMs = 60_000;

/** Lists what was recorded and signs a checkpoint, every minute while the server runs. What fails is tried again the next time. */
export function keepLog(keeper: LogKeeper, onFailed: (error: unknown) => void): { stop(): void } {
  const timer = setInterval(() => void keeper.write().catch(onFailed), everyMs);
  return { stop: () => clearInterval(timer) };
}
