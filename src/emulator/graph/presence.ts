import { z } from 'zod';
import type { GraphPresence } from '../../wire/graph.ts';
import { findPerson, isReplyingAutomatically, type Person } from '../entra/directory.ts';
import { availabilityOf, clearSession, keepSession } from '../entra/presences.ts';
import { carries } from './access.ts';
import { contextOf } from './addresses.ts';
import { type GraphCall, json, readBody, type Register } from './call.ts';
import { badRequest, directoryDenied, directoryNotFound } from './errors.ts';
import { allowOptions, pick, selected } from './options.ts';
import { myOid } from './users.ts';

const maxIds = 650;

export function presenceRoutes(on: Register): void {
  for (const path of ['/me/presence', '/users/:user/presence', '/communications/presences/:user'])
    on('GET', path, 'presence.read', (call) => {
      allowOptions(call.options, ['select']);
      const person = seen(call);
      const context = contextOf(`users('${person.oid}')/presence/$entity`);
      return json({
        '@odata.context': context,
        ...pick(shown(call, person), selected(call.options)),
      });
    });
  on('POST', '/communications/getPresencesByUserId', 'presence.readAll', presencesOf);
  for (const owner of ['/me', '/users/:user']) {
    on('POST', `${owner}/presence/setPresence`, 'presence.write', setPresence);
    on('POST', `${owner}/presence/clearPresence`, 'presence.write', clearPresence);
  }
}

const everyone = ['Presence.Read.All', 'Presence.ReadWrite.All'];

/** The person of the path: by object id only, and others only with a permission for everyone. */
function seen(call: GraphCall, names = everyone): Person {
  const key = call.param('user') || myOid(call);
  const person = findPerson(call.tenant, key);
  const isOwn = call.principal.kind === 'user' && call.principal.oid === person?.oid;
  if (!isOwn && !carries(call.principal, names)) throw directoryDenied();
  if (person?.oid !== key.toLowerCase()) throw directoryNotFound(key);
  return person;
}

const idsBody = z.object({ ids: z.array(z.string()).min(1) }).strict();

/** Ids that nobody has are left out. */
async function presencesOf(call: GraphCall): Promise<Response> {
  const { ids } = await readBody(call, idsBody);
  if (ids.length > maxIds)
    throw badRequest(`At most ${maxIds} user ids are supported per request.`);
  const people = [...new Set(ids)].map((id) => findPerson(call.tenant, id));
  const value = people.flatMap((person, i) =>
    person && person.oid === [...new Set(ids)][i]?.toLowerCase() ? [shown(call, person)] : [],
  );
  return json({ '@odata.context': contextOf('Collection(microsoft.graph.presence)'), value });
}

function shown({ tenant }: GraphCall, { oid, automaticReplies }: Person): GraphPresence {
  const isOutOfOffice = isReplyingAutomatically(automaticReplies, tenant.clock.now());
  return {
    id: oid,
    ...availabilityOf(tenant, oid),
    statusMessage: null,
    outOfOfficeSettings: {
      message: isOutOfOffice ? (automaticReplies?.internalMessage ?? null) : null,
      isOutOfOffice,
    },
  };
}

const pairs = [
  'Available/Available',
  'Busy/InACall',
  'Busy/InAConferenceCall',
  'Away/Away',
  'DoNotDisturb/Presenting',
];
const setBody = z
  .object({
    sessionId: z.string().min(1),
    availability: z.string(),
    activity: z.string(),
    expirationDuration: z.string().nullish(),
  })
  .strict();

async function setPresence(call: GraphCall): Promise<Response> {
  const body = await readBody(call, setBody);
  const person = seen(call, ['Presence.ReadWrite.All']);
  if (!pairs.includes(`${body.availability}/${body.activity}`))
    throw badRequest(
      `Availability ${body.availability} does not go with activity ${body.activity}.`,
    );
  const minutes = minutesOf(body.expirationDuration ?? 'PT5M');
  const { availability, activity } = body;
  const until = new Date(call.tenant.clock.now().getTime() + minutes * 60_000).toISOString();
  keepSession(call.tenant, person.oid, body.sessionId, { availability, activity, until });
  return new Response(null, { status: 200 });
}

/** `PT5M` to `PT4H`. */
function minutesOf(duration: string): number {
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?$/i.exec(duration);
  const minutes = Number(match?.[1] ?? 0) * 60 + Number(match?.[2] ?? 0);
  if (!match || minutes < 5 || minutes > 240)
    throw badRequest('expirationDuration must lie between PT5M and PT4H.');
  return minutes;
}

const clearBody = z.object({ sessionId: z.string().min(1) }).strict();

async function clearPresence(call: GraphCall): Promise<Response> {
  const { sessionId } = await readBody(call, clearBody);
  clearSession(call.tenant, seen(call, ['Presence.ReadWrite.All']).oid, sessionId);
  return new Response(null, { status: 200 });
}
