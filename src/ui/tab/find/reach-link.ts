import type { ReachWay } from '../../host/host.ts';

/** A link that turns to a person wherever it is opened. */
export function reachLink(way: ReachWay, address: string): string {
  if (way === 'mail') return `mailto:${encodeURIComponent(address).replace('%40', '@')}`;
  const path = way === 'chat' ? 'chat/0/0' : 'call/0/0';
  return `https://teams.microsoft.com/l/${path}?users=${encodeURIComponent(address)}`;
}
