import { randomUUID } from 'node:crypto';
import type { Tenant } from '../tenant.ts';

/** A refusal of the token endpoint, with the AADSTS number Entra gives it. */
export interface TokenRefusal {
  kind: 'refused';
  status: number;
  error: string;
  number: number;
  description: string;
  suberror?: string;
  claims?: string;
}

export function refused(
  status: number,
  error: string,
  number: number,
  description: string,
  more: Pick<TokenRefusal, 'suberror' | 'claims'> = {},
): TokenRefusal {
  return { kind: 'refused', status, error, number, description, ...more };
}

export function refusalResponse(tenant: Tenant, refusal: TokenRefusal): Response {
  const timestamp = `${tenant.clock.now().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const [trace, correlation] = [randomUUID(), randomUUID()];
  const where = `Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`;
  const body = {
    error: refusal.error,
    error_description: `AADSTS${refusal.number}: ${refusal.description} ${where}`,
    error_codes: [refusal.number],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${refusal.number}`,
    ...(refusal.suberror !== undefined && { suberror: refusal.suberror }),
    ...(refusal.claims !== undefined && { claims: refusal.claims }),
  };
  return Response.json(body, { status: refusal.status, headers: { 'cache-control': 'no-store' } });
}
