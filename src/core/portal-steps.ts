import {
  applicationPermissions,
  commandLinePermissions,
  delegatedPermissions,
  microsoftClients,
  ownScope,
  presencePermissions,
  probePermissions,
} from './app-permissions.ts';

/** The same registration by hand, in the order of the Entra admin center; for admins who run no command with their rights. */
export function portalSteps(host: string): string[] {
  return [
    'Entra admin center › App registrations › New registration: name Baton, accounts in this directory only. Note the application (client) id and the directory (tenant) id: BATON_CLIENT_ID, BATON_TENANT_ID.',
    `Authentication › Add a platform › Single-page application: https://${host}/signed-in. Then add brk-multihub://${host} in the same list.`,
    `Expose an API › Application ID URI: api://${host}/CLIENT_ID. Add a scope: ${ownScope}, admins and users may consent, enabled.`,
    `Expose an API › Add a client application, with the scope ticked, for each of: ${microsoftClients.join(', ')}, and Baton’s own CLIENT_ID.`,
    'Manifest (Microsoft Graph format): api.requestedAccessTokenVersion = 2. Save.',
    `API permissions › Microsoft Graph › Delegated: ${delegatedPermissions.join(', ')}; ${presencePermissions.join(', ')} only where the setting ShowPresence is to be used.`,
    `API permissions › Microsoft Graph › Application: ${applicationPermissions.join(', ')}; Mail.Send only with BATON_NOTIFY_FROM, and then limited to that mailbox in Exchange.`,
    'API permissions › Grant admin consent.',
    'Certificates & secrets › New client secret: BATON_CLIENT_SECRET.',
    'Give Baton the one site, for example with PnP PowerShell: Grant-PnPAzureADAppSitePermission -AppId CLIENT_ID -DisplayName Baton -Site BATON_SITE_URL -Permissions FullControl. After baton provision, Write is enough.',
  ];
}

/** The command line's own registration by hand. */
export function commandLineSteps(probe: boolean): string[] {
  const more = probe ? [...probePermissions] : [];
  return [
    'Entra admin center › App registrations › New registration: name Baton command line, accounts in this directory only. Note the application (client) id: BATON_CLI_CLIENT_ID.',
    'Authentication › Settings › Allow public client flows: yes. No secret, no redirect address.',
    `API permissions › Microsoft Graph › Delegated: ${[...commandLinePermissions, ...more].join(', ')}.`,
    ...(probe ? [`API permissions › My APIs › Baton › Delegated: ${ownScope}.`] : []),
    'API permissions › Grant admin consent.',
    'Give it the one site, for example with PnP PowerShell: Grant-PnPAzureADAppSitePermission -AppId BATON_CLI_CLIENT_ID -DisplayName "Baton command line" -Site BATON_SITE_URL -Permissions Write. The person’s own rights limit it.',
  ];
}
