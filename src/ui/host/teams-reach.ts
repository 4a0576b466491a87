import { call, chat, mail } from '@microsoft/teams-js';
import type { ReachWay } from './host.ts';

/** Each way where this host has it: Outlook has no chat, a phone no mail form, and so on. */
const ways: Record<
  ReachWay,
  { isSupported: () => boolean; open: (address: string) => Promise<unknown> }
> = {
  chat: {
    isSupported: () => chat.isSupported(),
    open: (user) => chat.openChat({ user }),
  },
  mail: {
    isSupported: () => mail.isSupported(),
    open: (address) =>
      mail.composeMail({ type: mail.ComposeMailType.New, toRecipients: [address] }),
  },
  call: {
    isSupported: () => call.isSupported(),
    open: (address) => call.startCall({ targets: [address] }),
  },
};

/** Turns to a person by the host's own means; false where it has none, or they fail. */
export async function reachInTeams(way: ReachWay, address: string): Promise<boolean> {
  const { isSupported, open } = ways[way];
  if (!isSupported()) return false;
  try {
    return (await open(address)) !== false;
  } catch {
    return false;
  }
}
