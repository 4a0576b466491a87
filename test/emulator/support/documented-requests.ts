import { type DocExample, operationOf, queryOf } from './doc-examples.ts';
import type { DocumentedWorld } from './documented-world.ts';
import { everyone } from './documented-seed.ts';
import { type Answer, anna, apiId, clara, info, workerId } from './tenant.ts';

const someone = [{ emailAddress: { name: 'Info', address: info } }];
const clarasAddress = 'clara.cordes@nordlicht.example';
const soon = (): string => new Date(Date.now() + 3_600_000).toISOString();

/** What we send where the documented body fits the documentation's tenant only. */
const instead: Record<string, object> = {
  'POST /sites/{}/lists': { displayName: 'Books', columns: [{ name: 'Writer', text: {} }] },
  'POST /sites/{}/lists/{}/columns': { description: 'test', name: 'Shape', text: {} },
  'POST /sites/{}/permissions': {
    roles: ['write'],
    grantedToIdentities: [{ application: { id: workerId, displayName: 'Stranger' } }],
  },
  'PATCH /sites/{}/permissions/{}': { roles: ['read'] },
  'POST /me/messages/{}/forward': { comment: 'FYI', toRecipients: someone },
  'POST /me/getMailTips': {
    EmailAddresses: [clarasAddress],
    MailTipsOptions: 'automaticReplies, mailboxFullStatus',
  },
  'POST /subscriptions': {
    changeType: 'updated',
    notificationUrl: 'https://subscriber.example/notify',
    resource: "me/mailFolders('Inbox')/messages",
    expirationDateTime: soon(),
    clientState: 'secretClientValue',
  },
  'PATCH /subscriptions/{}': { expirationDateTime: soon() },
  'POST /me/calendar/getSchedule': {
    schedules: ['anna.albrecht@nordlicht.example'],
    startTime: { dateTime: '2019-03-15T09:00:00', timeZone: 'Pacific Standard Time' },
    endTime: { dateTime: '2019-03-15T18:00:00', timeZone: 'Pacific Standard Time' },
    availabilityViewInterval: 60,
  },
  ...Object.fromEntries(
    ['/me', '/directoryObjects/{}'].map((owner) => [
      `POST ${owner}/checkMemberGroups`,
      { groupIds: [everyone] },
    ]),
  ),
};

/** … and where the example shows none. */
const otherwise: Record<string, object> = {
  'PATCH /sites/{}/lists/{}/items/{}/fields': { Color: 'Fuchsia', Quantity: 934 },
  'PATCH /me/messages/{}': { subject: 'Another subject' },
  'POST /me/messages/{}/createForward': { comment: 'FYI', toRecipients: someone },
  'POST /me/messages/{}/move': { destinationId: 'deleteditems' },
  'POST /me/sendMail': { message: { subject: 'Lunch?', toRecipients: someone } },
  'POST /me/messages/{}/attachments': {
    '@odata.type': '#microsoft.graph.fileAttachment',
    name: 'smile',
    contentBytes: 'YQ==',
  },
  'POST /communications/getPresencesByUserId': { ids: [clara] },
  'POST /me/getMemberGroups': { securityEnabledOnly: true },
  'POST /directoryObjects/{}/getMemberGroups': { securityEnabledOnly: true },
  'POST /me/mailFolders': { displayName: 'Clutter', isHidden: true },
  'POST /me/mailFolders/{}/childFolders': { displayName: 'Clutter', isHidden: true },
  'PATCH /me/mailFolders/{}': { displayName: 'Clients' },
  'PATCH /me/mailboxSettings': {
    automaticRepliesSetting: {
      status: 'scheduled',
      scheduledStartDateTime: { dateTime: '2016-03-20T02:00:00', timeZone: 'UTC' },
      scheduledEndDateTime: { dateTime: '2016-03-28T02:00:00', timeZone: 'UTC' },
    },
  },
  'POST /users/{}/teamwork/sendActivityNotification': {
    topic: { source: 'entityUrl', value: 'https://graph.microsoft.com/v1.0/me' },
    activityType: 'taskCreated',
    previewText: { content: 'New Task Created' },
    templateParameters: [{ name: 'taskId', value: 'Task 12322' }],
  },
  'POST /users/{}/presence/setPresence': {
    sessionId: apiId,
    availability: 'Available',
    activity: 'Available',
    expirationDuration: 'PT1H',
  },
  'POST /users/{}/presence/clearPresence': { sessionId: apiId },
};

/** Of the operations on folders these need one that is the person's own. */
const aboutOwnFolder = /^(?:PATCH|DELETE) \/me\/mailFolders\/\{\}$|\/childFolders/;

/** People set their own presence only. */
const aboutMyself = /\/presence\/(?:set|clear)Presence$/;

/** Of the operations on messages these are about a draft, and so is the one with our extended property. */
const aboutDraft =
  /^(?:PATCH \/me\/messages\/\{\}|POST \/me\/messages\/\{\}\/(?:send|attachments)|GET \/me\/messages\/\{\}\?.*singleValue.*)$/;

/** An example's operation, with the query as it was documented. */
export function askedFor({ request }: DocExample): string {
  const query = queryOf(request);
  return operationOf(request) + (query === '' ? '' : `?${query}`);
}

/** Asks for what an example asks for, with our ids in the place of its own. */
export function ask({ graph, ids }: DocumentedWorld, example: DocExample): Promise<Answer> {
  const { request } = example;
  const operation = operationOf(request);
  const asked = askedFor(example);
  const [method = ''] = operation.split(' ');
  const path = withIds(asked.slice(method.length + 1), {
    ...ids,
    ...(aboutDraft.test(asked) && { messages: ids['drafts'] }),
    ...(aboutOwnFolder.test(asked) && { mailFolders: ids['folders'] }),
    ...(aboutMyself.test(asked) && { users: anna }),
  });
  // The examples' own tokens and tokens' places.
  const { authorization: _, ...headers } = request.headers;
  if (method === 'GET' || method === 'DELETE') return graph.send(method, path, undefined, headers);
  const body = instead[operation] ?? request.body ?? otherwise[operation] ?? {};
  return graph.send(method, path, body, headers);
}

function withIds(template: string, ids: Record<string, string | undefined>): string {
  const [path = '', ...query] = template.split('?');
  const segments = path.split('/');
  const filled = segments.map((segment, at) =>
    segment === '{}' ? (ids[segments[at - 1] ?? ''] ?? 'unknown') : segment,
  );
  return [filled.join('/'), ...query].join('?');
}
