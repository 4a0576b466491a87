import { z } from 'zod';
import { record } from '../control/ledger.ts';
import { findPerson } from '../entra/directory.ts';
import { isInstalled, teamsAppOf, type ActivityType } from '../entra/teams-apps.ts';
import { type GraphCall, noContent, readBody, type Register } from './call.ts';
import { badRequest, directoryNotFound, GraphError } from './errors.ts';

const body = z
  .object({
    topic: z
      .object({
        source: z.enum(['entityUrl', 'text']),
        value: z.string().min(1),
        webUrl: z.string().nullish(),
      })
      .strict(),
    activityType: z.string().min(1),
    chainId: z.int().nullish(),
    previewText: z.looseObject({ content: z.string() }).nullish(),
    templateParameters: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
    teamsAppId: z.string().nullish(),
    iconId: z.string().nullish(),
  })
  .strict();
type Notification = z.output<typeof body>;

/** What Teams shows of a preview. */
const maxPreview = 150;

/** The activity feed of one person. What is shown there stands in the ledger. */
export function activityRoutes(on: Register): void {
  on('POST', '/users/:user/teamwork/sendActivityNotification', 'teams.notify', async (call) => {
    const notification = await readBody(call, body);
    const person = findPerson(call.tenant, call.param('user'));
    if (!person) throw directoryNotFound(call.param('user'));
    requireOthers(call, person.oid);
    const { types } = requireInstalled(call, person.oid);
    requireTopic(notification);
    const text = textOf(notification, types);
    call.tenant.db.atomically(() => recordNotification(call, person.oid, notification, text));
    return noContent();
  });
}

/** Once documented as impossible for delegated calls. */
function requireOthers({ principal, tenant }: GraphCall, recipient: string): void {
  const isSelf = principal.kind === 'user' && principal.oid === recipient;
  if (isSelf && tenant.switches.now().activityToOneself === 'refused')
    throw badRequest('A user cannot send activity notifications to themselves.');
}

function requireInstalled({ principal, tenant }: GraphCall, oid: string) {
  const app = teamsAppOf(tenant, principal.clientId);
  if (app && isInstalled(tenant, oid, principal.clientId)) return app;
  throw new GraphError(
    403,
    'Forbidden',
    `Application with AAD App Id '${principal.clientId}' is not authorized to generate custom text notifications about '/users/${oid}' to the recipient. Ensure that the expected Teams app is installed in the target scope (user, team, or chat).`,
  );
}

/** A topic in words needs a link into Teams; one of an entity is an address of Graph. */
function requireTopic({ topic: { source, value, webUrl } }: Notification): void {
  if (
    source === 'text' &&
    !/^https:\/\/teams\.(?:microsoft|cloud\.microsoft)\.?(?:com)?\/l\//i.test(webUrl ?? '')
  )
    throw badRequest("A topic with source 'text' needs a webUrl that is a Teams deep link.");
  if (source === 'entityUrl' && !/^https:\/\/graph\.microsoft\.com\/(?:v1\.0|beta)\//i.test(value))
    throw badRequest("A topic with source 'entityUrl' needs the address of a Graph resource.");
}

/** The sentence in the feed: the template of a declared type, or free text for `systemDefault`. */
function textOf({ activityType, templateParameters }: Notification, types: ActivityType[]): string {
  const given = new Map((templateParameters ?? []).map(({ name, value }) => [name, value]));
  const template =
    activityType === 'systemDefault'
      ? '{systemDefaultText}'
      : types.find(({ type }) => type === activityType)?.templateText;
  if (template === undefined)
    throw badRequest(
      `The activity type '${activityType}' is not declared in the manifest of the app.`,
    );
  return template.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    if (name === 'actor') return placeholder;
    const value = given.get(name);
    if (value === undefined) throw badRequest(`The template parameter '${name}' is missing.`);
    return value;
  });
}

function recordNotification(
  { principal, tenant }: GraphCall,
  recipient: string,
  { activityType, chainId, previewText, topic }: Notification,
  text: string,
): void {
  const oid = principal.kind === 'user' ? { oid: principal.oid } : {};
  const actor =
    principal.kind === 'user' ? findPerson(tenant, principal.oid)?.displayName : principal.appName;
  record(
    tenant,
    'activity.notified',
    { ...oid, clientId: principal.clientId },
    {
      recipient,
      activityType,
      text: text.replace('{actor}', actor ?? ''),
      preview: previewText?.content.slice(0, maxPreview) ?? '',
      topic,
      // A later one with the same number takes the place of the earlier one in the feed.
      ...(typeof chainId === 'number' && { chainId }),
    },
  );
}
