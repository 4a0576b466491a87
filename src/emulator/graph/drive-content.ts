import { z } from 'zod';
import { type GraphCall, readBody, type Register } from './call.ts';
import { openDriveItem, openDrivePath } from './drive-access.ts';
import { drives, oneItem } from './drives.ts';
import { downloadUrl } from './drive-shape.ts';
import {
  addDriveItem,
  childNamed,
  type DriveRow,
  freeName,
  nameTaken,
  type OnConflict,
  replaceContent,
} from './drive-store.ts';
import { GraphError, invalidRequest } from './errors.ts';
import type { List } from './list-store.ts';

/** In one request; larger files go through an upload session. */
const maxAtOnce = 250 * 1024 * 1024;

export const conflictBehavior = z.enum(['fail', 'replace', 'rename']);
export const annotation = '@microsoft.graph.conflictBehavior';

export function driveContentRoutes(on: Register): void {
  for (const drive of drives) {
    on('GET', `${drive}/items/:entry/content`, 'file.read', (call) => {
      const { list, row } = openDriveItem(call);
      if (row.is_folder === 1) throw invalidRequest('A folder has no content.');
      return new Response(null, {
        status: 302,
        headers: { location: downloadUrl(call.tenant, list, row) },
      });
    });
    on('PUT', `${drive}/items/:entry/content`, 'file.write', putContent);
    on('POST', `${drive}/items/:entry/children`, 'file.write', makeFolder);
  }
}

async function putContent(call: GraphCall): Promise<Response> {
  const content = await call.bytes();
  if (content.byteLength > maxAtOnce)
    throw new GraphError(413, 'invalidRequest', 'The file is larger than 250 MB.');
  const behavior = readBehavior(call.url.searchParams.get(annotation) ?? 'replace');
  const { list, row, missing } = openDrivePath(call);
  const { tenant } = call;
  const { made, isNew } = tenant.db.atomically(() =>
    missing.length === 0
      ? overwrite(call, list, row, content, behavior)
      : {
          made: storeFile(call, list, makeParents(call, list, row, missing), content),
          isNew: true,
        },
  );
  return oneItem(call, list, made, isNew ? 201 : 200);
}

function readBehavior(value: string): OnConflict {
  const parsed = conflictBehavior.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidRequest(`'${value}' is not a conflict behavior.`);
}

/** Folders on the way to a new file are made, as many report; the documentation does not say. */
export function makeParents(
  call: GraphCall,
  list: List,
  row: DriveRow,
  missing: string[],
): { parent: DriveRow; name: string } {
  if (row.is_folder === 0) throw invalidRequest('A file holds no files.');
  const [name = '', ...more] = missing;
  if (more.length === 0) return { parent: row, name };
  const folder = { name, is_folder: 1, mime_type: '' };
  return makeParents(call, list, addDriveItem(call, list, row, folder), more);
}

function storeFile(
  call: GraphCall,
  list: List,
  { parent, name }: { parent: DriveRow; name: string },
  content: Uint8Array,
): DriveRow {
  return addDriveItem(call, list, parent, {
    name,
    is_folder: 0,
    mime_type: mimeTypeOf(name),
    content,
  });
}

function overwrite(
  call: GraphCall,
  list: List,
  row: DriveRow,
  content: Uint8Array,
  behavior: OnConflict,
): { made: DriveRow; isNew: boolean } {
  if (row.is_folder === 1 || behavior === 'fail') throw nameTaken();
  if (behavior === 'replace')
    return { made: replaceContent(call, list, row, content, mimeTypeOf(row.name)), isNew: false };
  const parent = parentOf(call, row);
  const name = freeName(call.tenant, parent, row.name);
  return { made: storeFile(call, list, { parent, name }, content), isNew: true };
}

function parentOf(call: GraphCall, row: DriveRow): DriveRow {
  const entry = row.parent_id ?? 'root';
  const param = (name: string): string => (name === 'entry' ? entry : call.param(name));
  return openDrivePath({ ...call, param }).row;
}

/** A file that came complete through an upload session, into a place that was free or may be replaced. */
export function commitFile(
  call: GraphCall,
  list: List,
  place: { parent: DriveRow; name: string; behavior: OnConflict },
  content: Uint8Array,
): { made: DriveRow; isNew: boolean } {
  const { parent, name, behavior } = place;
  const taken = childNamed(call.tenant, parent, name);
  if (!taken) return { made: storeFile(call, list, { parent, name }, content), isNew: true };
  if (behavior !== 'rename') return overwrite(call, list, taken, content, behavior);
  const free = freeName(call.tenant, parent, name);
  return { made: storeFile(call, list, { parent, name: free }, content), isNew: true };
}

const newFolder = z
  .object({
    name: z.string(),
    folder: z.looseObject({}),
    [annotation]: conflictBehavior.default('fail'),
  })
  .strict();

async function makeFolder(call: GraphCall): Promise<Response> {
  const { name, [annotation]: behavior } = await readBody(call, newFolder);
  const { list, row } = openDriveItem(call);
  if (row.is_folder === 0) throw invalidRequest('A file holds no folders.');
  const taken = childNamed(call.tenant, row, name);
  if (taken && behavior === 'replace' && taken.is_folder === 1) return oneItem(call, list, taken);
  if (taken && behavior !== 'rename') throw nameTaken();
  const own = taken ? freeName(call.tenant, row, name) : name;
  const made = call.tenant.db.atomically(() =>
    addDriveItem(call, list, row, { name: own, is_folder: 1, mime_type: '' }),
  );
  return oneItem(call, list, made, 201);
}

const mimeTypes: Record<string, string> = {
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  eml: 'message/rfc822',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/x-zip-compressed',
};

const mimeTypeOf = (name: string): string =>
  mimeTypes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
