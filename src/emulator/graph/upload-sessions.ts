import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { GraphUploadSession } from '../../wire/graph.ts';
import type { Tenant } from '../tenant.ts';
import { contextOf } from './addresses.ts';
import { answer, type GraphCall, json, noContent, readBody, type Register } from './call.ts';
import { openDrivePath } from './drive-access.ts';
import { annotation, commitFile, conflictBehavior, makeParents } from './drive-content.ts';
import { driveId } from './drive-ids.ts';
import { requireName } from './drive-names.ts';
import { downloadPass } from './drive-shape.ts';
import { drives, oneItem } from './drives.ts';
import {
  contentOf,
  type DriveRow,
  driveEtag,
  driveRow,
  listItemOf,
  nameTaken,
} from './drive-store.ts';
import { GraphError, invalidRequest, itemNotFound, resourceModified } from './errors.ts';
import { findListRow, type List, toList } from './list-store.ts';
import { findSite, siteUrl } from './site-access.ts';
import {
  addFragment,
  addSession,
  findSession,
  removeSession,
  type SessionRow,
  uploaded,
} from './upload-store.ts';

/** Every fragment but the last is a multiple of this; Microsoft warns, here it is refused. */
const unitBytes = 320 * 1024;
const maxFragment = 60 * 1024 * 1024;

const newSession = z
  .object({
    item: z
      .object({
        [annotation]: conflictBehavior.optional(),
        name: z.string().optional(),
        description: z.string().optional(),
        fileSize: z.int().nonnegative().optional(),
      })
      .strict()
      .default({}),
    deferCommit: z.boolean().default(false),
  })
  .strict();

export function uploadSessionRoutes(on: Register): void {
  for (const drive of drives)
    on('POST', `${drive}/items/:entry/createUploadSession`, 'file.write', createSession);
}

async function createSession(call: GraphCall): Promise<Response> {
  const { item, deferCommit } = await readBody(call, newSession);
  const { list, row, missing } = openDrivePath(call);
  const isNew = missing.length > 0;
  if (!isNew) requireReplaceable(call, row);
  const behavior =
    item[annotation] ?? (isNew || call.param('entry').includes(':') ? 'fail' : 'replace');
  if (!isNew && behavior === 'fail') throw nameTaken();
  const { tenant, principal } = call;
  const session = tenant.db.atomically(() => {
    const place = isNew
      ? makeParents(call, list, row, missing)
      : { parent: { id: row.parent_id ?? '', parent_id: '' }, name: row.name };
    requireName(place.name, place.parent.parent_id === null);
    return addSession(tenant, principal, {
      list_id: list.id,
      parent_id: place.parent.id,
      name: place.name,
      on_conflict: behavior,
      is_deferred: Number(deferCommit),
    });
  });
  return json({
    '@odata.context': contextOf('microsoft.graph.uploadSession'),
    uploadUrl: uploadUrl(tenant, list, session),
    ...progress(session),
  });
}

function requireReplaceable(call: GraphCall, row: DriveRow): void {
  if (row.is_folder === 1) throw nameTaken();
  const wanted = call.header('if-match')?.trim();
  const own = driveEtag(listItemOf(call.tenant, row), row);
  if (wanted !== undefined && wanted !== '*' && wanted !== own) throw resourceModified();
}

const progress = ({ expires_at, received }: SessionRow): GraphUploadSession => ({
  expirationDateTime: expires_at,
  nextExpectedRanges: [`${received}-`],
});

function uploadUrl(tenant: Tenant, { id, site }: List, session: SessionRow): string {
  const drive = `${siteUrl(tenant, site)}/_api/v2.0/drives/${driveId(site.id, id)}`;
  const query = `guid='${session.id}'&overwrite=True&rename=False&dc=${session.is_deferred}&tempauth=v1.${session.id}`;
  return `${drive}/items/${session.parent_id}/uploadSession?${query}`;
}

/** What SharePoint itself serves, without tokens: whoever knows the address may use it. */
export function fileDoors(app: Hono, tenant: Tenant): void {
  for (const site of ['', '/sites/:name', '/teams/:name']) {
    app.all(`${site}/_api/v2.0/drives/:drive/items/:item/uploadSession`, (c) =>
      answer(c, tenant, () => upload(c, tenant)),
    );
    app.get(`${site}/_layouts/15/download.aspx`, (c) =>
      answer(c, tenant, () => download(c, tenant)),
    );
  }
}

async function upload(c: Context, tenant: Tenant): Promise<Response> {
  if (c.req.header('authorization') !== undefined)
    throw new GraphError(401, 'unauthenticated', 'The upload address takes no bearer token.');
  const id = (c.req.query('guid') ?? '').replaceAll("'", '');
  const content = new Uint8Array(await c.req.arrayBuffer());
  const session = findSession(tenant, id);
  if (!session) throw itemNotFound('The upload session was not found');
  switch (c.req.method) {
    case 'GET':
      return json(progress(session));
    case 'DELETE':
      removeSession(tenant, session);
      return noContent();
    case 'POST':
      return commit(c, tenant, session);
    default:
      return putFragment(c, tenant, session, content);
  }
}

function putFragment(
  c: Context,
  tenant: Tenant,
  session: SessionRow,
  content: Uint8Array,
): Response {
  const { start, end, total } = readRange(c.req.header('content-range'), content.byteLength);
  if (session.total !== null && session.total !== total)
    throw invalidRequest('The total size of the file is not the one declared before.');
  const isLast = end + 1 === total;
  const isAgain = isLast && session.received === total;
  if (start !== session.received && !isAgain)
    throw new GraphError(416, 'invalidRange', 'The uploaded fragment overlaps or leaves a gap.');
  if (!isLast && content.byteLength % unitBytes !== 0)
    throw invalidRequest('The size of a fragment must be a multiple of 320 KiB.');
  const next = isAgain ? session : addFragment(tenant, session, content, total);
  if (!isLast || session.is_deferred === 1) return json(progress(next), 202);
  return commit(c, tenant, next);
}

function readRange(
  header: string | undefined,
  length: number,
): { start: number; end: number; total: number } {
  const [, start, end, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(header ?? '') ?? [];
  const range = { start: Number(start), end: Number(end), total: Number(total) };
  if (start === undefined || range.end - range.start + 1 !== length || range.end >= range.total)
    throw invalidRequest('The Content-Range header is missing or does not fit the content.');
  if (length > maxFragment)
    throw new GraphError(413, 'invalidRequest', 'A fragment must be smaller than 60 MiB.');
  return range;
}

function commit(c: Context, tenant: Tenant, session: SessionRow): Response {
  if (session.total === null || session.received < session.total)
    throw invalidRequest('The file is not complete.');
  const list = listOfSession(tenant, session);
  const parent = driveRow(tenant, list, session.parent_id);
  if (!parent) throw itemNotFound('The folder of the upload is gone.');
  const call = callOf(c, tenant, session);
  const place = { parent, name: session.name, behavior: session.on_conflict };
  const { made, isNew } = tenant.db.atomically(() => {
    const result = commitFile(call, list, place, uploaded(tenant, session));
    removeSession(tenant, session);
    return result;
  });
  return oneItem(call, list, made, isNew ? 201 : 200);
}

function listOfSession(tenant: Tenant, { list_id }: SessionRow): List {
  const sql = 'SELECT site_id FROM lists WHERE id = ?';
  const site = findSite(tenant, tenant.db.one<{ site_id: string }>(sql, list_id)?.site_id ?? '');
  const row = site && findListRow(tenant, site.id, list_id);
  if (!site || !row) throw itemNotFound('The library of the upload is gone.');
  return toList(tenant, site, row);
}

/** The file is written by who began the session. */
function callOf(c: Context, tenant: Tenant, session: SessionRow): GraphCall {
  return {
    tenant,
    principal: { ...JSON.parse(session.principal_json), permissions: new Set() },
    operation: 'file.write',
    options: new Map(),
    url: new URL(c.req.url),
    param: () => '',
    header: () => undefined,
    text: () => c.req.text(),
    bytes: () => Promise.resolve(new Uint8Array()),
    prefers: () => false,
  };
}

function download(c: Context, tenant: Tenant): Response {
  const sql = 'SELECT * FROM drive_items WHERE id = ?';
  const row = tenant.db.one<DriveRow>(sql, c.req.query('UniqueId') ?? '');
  if (!row || c.req.query('tempauth') !== downloadPass(row)) throw itemNotFound();
  return new Response(new Uint8Array(contentOf(tenant, row)), {
    headers: { 'content-type': row.mime_type },
  });
}
