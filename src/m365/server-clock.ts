import type { Clock } from '../usecases/ports.ts';
import type { Transport } from './transport.ts';

/** What time it is where the lists are kept, by the `Date` of the last answer; until there is one, our own time. */
export interface ServerClock {
  transport: Transport;
  serverTime: Clock;
}

/** Leases are written and compared by this clock only, so that two servers with different clocks agree. */
export function withServerClock(transport: Transport, now: Clock): ServerClock {
  let aheadMs = 0;
  return {
    async transport(request) {
      const answer = await transport(request);
      const date = Date.parse(answer.headers.get('date') ?? '');
      if (isGraph(request) && Number.isFinite(date)) aheadMs = date - now().getTime();
      return answer;
    },
    serverTime: () => new Date(now().getTime() + aheadMs),
  };
}

function isGraph(request: Request): boolean {
  return request.url.startsWith('https://graph.microsoft.com/');
}
