import type { HostFacts } from './host.ts';

/** The newest set there is (facts/platform.md §3). */
const NEWEST = 16;

/** What this Outlook says about itself, and the newest requirement set it answers for. */
export function outlookFacts({ diagnostics, requirements, mailbox }: Office.Context): HostFacts {
  const minor = newestMinor((version) => requirements.isSetSupported('Mailbox', version));
  return {
    program: `${diagnostics.host}`,
    platform: `${diagnostics.platform}`,
    version: diagnostics.version,
    ...(minor !== undefined && { mailboxSet: `1.${minor}` }),
    nestedSignIn: requirements.isSetSupported('NestedAppAuth', '1.1'),
    // absent before set 1.6
    account: mailbox.userProfile.accountType ?? '',
  };
}

function newestMinor(isSupported: (version: string) => boolean): number | undefined {
  for (let minor = NEWEST; minor > 0; minor--) if (isSupported(`1.${minor}`)) return minor;
  return undefined;
}
