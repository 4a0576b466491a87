import { readConfig } from './config.ts';
import { loadKeys } from './keys.ts';
import { stopOnSignal } from './listen.ts';
import { createProduct } from './product.ts';
import { openTraces } from './open-traces.ts';
import { createLog, createRequests } from './requests.ts';
import { createWorker, startRounds } from './rounds.ts';
import { runDoor } from './run-door.ts';

/**
 * The worker's front door: what happens when nobody is there, in a process of its own. Where several run,
 * one of them has the tenant's lease. With `BATON_WORKER=apart` the servers leave it to this one.
 */
await runDoor(async () => {
  const config = readConfig(process.env);
  const requests = createRequests();
  const traces = await openTraces(config, requests);
  const log = createLog(config.logLevel, requests, undefined, traces?.id);
  const product = createProduct(config, {
    log,
    keys: await loadKeys(config),
    requests,
    watchTransport: traces?.watchTransport,
    watch: traces?.watch,
  });
  const rounds = startRounds(createWorker(product), log);
  log.info('Baton’s worker runs');
  process.send?.({ ready: true });
  stopOnSignal(async () => {
    await rounds.stop();
    product.close();
    await traces?.close();
  });
});
