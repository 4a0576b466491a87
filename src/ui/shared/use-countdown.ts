import { useEffect, useState } from 'react';

/**
 * Whole seconds until the mail leaves, counted here from what the server said at `readAt` (milliseconds).
 * Each reading can only be too late, by its own way here; so an earlier end is believed, a later one is not.
 */
export function useCountdown(sendsInSeconds: number, readAt: number): number {
  const read = readAt + sendsInSeconds * 1000;
  const [endsAt, setEndsAt] = useState(read);
  if (read < endsAt) setEndsAt(read);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 200);
    return () => clearInterval(timer);
  }, []);
  return Math.max(Math.ceil((endsAt - now) / 1000), 0);
}
