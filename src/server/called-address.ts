/** What may stand in a path of Microsoft's as it is. Everything else is an id, or names somebody. */
const words = new Set(
  [
    'v1.0 $batch $value sites lists items columns delta versions permissions',
    'users me messages mailFolders inbox drafts sentitems attachments createForward send sendMail',
    'getMailTips mailboxSettings automaticRepliesSetting calendarView photo photos manager getPresencesByUserId communications presences',
    'teamwork sendActivityNotification subscriptions reauthorize drives drive root children content',
    'createUploadSession retentionLabel groups members servicePrincipals applications addPassword',
    'oauth2 v2.0 token devicecode discovery keys .well-known openid-configuration',
  ].flatMap((line) => line.split(' ')),
);

const hosts = new Set(['graph.microsoft.com', 'login.microsoftonline.com']);

/** An address that was called without anything that names somebody: `/v1.0/users/{id}/messages`, and Microsoft's host. */
export function calledAddress(url: string): { host: string; template: string } {
  const { hostname, pathname } = new URL(url);
  const parts = pathname.split('/').map((part) => (part === '' || words.has(part) ? part : '{id}'));
  return {
    // the host of a company's SharePoint is the company's name
    host: hosts.has(hostname) ? hostname : 'other',
    template: parts.join('/'),
  };
}
