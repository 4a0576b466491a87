import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { logIdOf } from '../core/log-key.ts';
import { createApp } from '../server/app.ts';
import { createReadiness } from '../server/health.ts';
import { createMetrics } from '../server/metrics.ts';
import { createPages } from '../server/pages.ts';
import { readConfig } from './config.ts';
import { loadKeys } from './keys.ts';
import { listen, stopOnSignal } from './listen.ts';
import { createProduct, type Product } from './product.ts';
import { openTraces } from './open-traces.ts';
import { openRedis } from './redis.ts';
import { createLog, createRequests } from './requests.ts';
import { createWorker, startRounds } from './rounds.ts';
import { runDoor } from './run-door.ts';

/** Undo windows that end within this time are waited for when the server ends. */
const undoWindowsMs = 15_000;

/** The server's front door: reads the environment, puts Baton together, serves it. */
await runDoor(async () => {
  const config = readConfig(process.env);
  const requests = createRequests();
  const traces = await openTraces(config, requests);
  const log = createLog(config.logLevel, requests, undefined, traces?.id);
  const keys = await loadKeys(config);
  const redis = openRedis(config, log);
  const metrics = config.metricsPort === undefined ? undefined : createMetrics();
  const product = createProduct(config, {
    log,
    keys,
    requests,
    watchTransport: (transport) => {
      const measured = metrics?.watchTransport(transport) ?? transport;
      return traces?.watchTransport(measured) ?? measured;
    },
    watch: traces?.watch,
    ...(redis && { redis }),
  });
  const folder = resolve(import.meta.dirname, '../../build/app');
  const iconFolder = resolve(import.meta.dirname, '../../appPackage/icons');
  const pages = createPages(folder, { ...config, logId: logIdOf(keys), iconFolder });
  const readiness = createReadiness(product.context.currentRegister);
  const app = createApp(product.context, { ...config, pages, readiness, metrics, traces });
  const server = await listen(app.fetch, config.listen, config.port);
  const figures =
    metrics &&
    (await listen(metrics.page, config.listen, config.metricsPort ?? 0, {
      setting: 'BATON_METRICS_PORT',
    }));
  log.info({ port: server.port }, 'Baton serves');
  void readAhead(product);
  const rounds = config.workerInside ? startRounds(createWorker(product), log) : undefined;
  process.send?.({ ready: server.port });
  stopOnSignal(async () => {
    readiness.end();
    // whoever spreads the requests has to notice first that none should come here any more
    await sleep(config.drainSeconds * 1000);
    await server.close();
    await rounds?.stop();
    await product.finish(undoWindowsMs);
    await figures?.close();
    await traces?.close();
    product.close();
    redis?.destroy();
  });
});

/** Nobody who asks first should wait for what can be read and learned before; what fails now is tried again when somebody asks. */
async function readAhead({ context, handoffLog, learned }: Product): Promise<void> {
  const onFailed = (error: unknown) =>
    context.log.warn({ err: error }, 'the hand-offs could not be read ahead');
  await context.inRequest(randomUUID(), async () => {
    await handoffLog.keepInStep().catch(onFailed);
    // what stands on disk from before can be learned also while Microsoft does not answer
    await learned().catch(onFailed);
  });
}
