import type { Traces } from '../server/traces.ts';
import type { Config } from './config.ts';
import type { Requests } from './requests.ts';
import { readVersion } from './version.ts';

/** Off unless a collector is named; only then is its library loaded. Its own variables (`OTEL_EXPORTER_OTLP_HEADERS` …) count as well. */
export async function openTraces(
  { tracesEndpoint, tracesService }: Pick<Config, 'tracesEndpoint' | 'tracesService'>,
  { id }: Requests,
): Promise<Traces | undefined> {
  if (tracesEndpoint === undefined) return undefined;
  const library = await import('../server/traces.ts');
  const { version } = readVersion();
  return library.openTraces({
    endpoint: tracesEndpoint,
    service: tracesService,
    version,
    requestId: id,
  });
}
