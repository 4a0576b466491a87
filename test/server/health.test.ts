import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createReadiness, healthPages } from '../../src/server/health.ts';
import { createMetrics } from '../../src/server/metrics.ts';

describe('health', () => {
  it('is ready once the register was read, stays so while Microsoft is away, and ends first of all', async () => {
    let reads = 0;
    let isAway = true;
    const readiness = createReadiness(async () => {
      reads += 1;
      if (isAway) throw new Error('Microsoft 365 does not answer');
    });
    const pages = healthPages(readiness);
    const ask = async (path: string) => (await pages.request(path)).status;
    expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 503]);
    isAway = false;
    expect(await ask('/readyz')).toBe(200);
    isAway = true;
    expect(await ask('/readyz')).toBe(200);
    expect(reads).toBe(2);
    readiness.end();
    expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 503]);
  });
});

describe('figures for Prometheus', () => {
  it('tell routes and statuses, and nothing that names anybody', async () => {
    const metrics = createMetrics();
    const app = new Hono();
    app.use(metrics.watchRequests);
    app.get('/api/handoffs/:key', (c) => c.text('x'));
    await app.request('/api/handoffs/secret-key?who=petra');
    await app.request('/nowhere', { method: 'PROPFIND' });
    const graph = metrics.watchTransport(async () => new Response(null, { status: 429 }));
    await graph(new Request('https://graph.microsoft.com/v1.0/users/petra'));
    const silent = metrics.watchTransport(async () => {
      throw new TypeError('fetch failed');
    });
    await expect(silent(new Request('https://graph.microsoft.com/'))).rejects.toThrow(
      'fetch failed',
    );
    const page = await (await metrics.page()).text();
    expect(page).toContain(
      'baton_http_request_seconds_count{method="GET",route="/api/handoffs/:key",status="200"} 1',
    );
    expect(page).toContain('method="OTHER"');
    expect(page).toContain(
      'baton_microsoft_request_seconds_count{host="graph.microsoft.com",method="GET",status="429"} 1',
    );
    expect(page).toContain('status="0"} 1');
    expect(page).not.toMatch(/petra|secret-key/);
  });
});
