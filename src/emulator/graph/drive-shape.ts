import type { GraphDrive, GraphDriveItem } from '../../wire/graph.ts';
import { guidOf } from '../ids.ts';
import type { Tenant } from '../tenant.ts';
import { driveId } from './drive-ids.ts';
import { childCount, type DriveRow, driveEtag, listItemOf, pathTo } from './drive-store.ts';
import type { List } from './list-store.ts';
import { siteUrl } from './site-access.ts';

export function driveToGraph(tenant: Tenant, list: List): GraphDrive {
  return {
    createdDateTime: list.row.created_at,
    description: list.row.description,
    id: driveId(list.site.id, list.id),
    lastModifiedDateTime: list.row.modified_at,
    name: list.displayName,
    webUrl: list.webUrl,
    driveType: 'documentLibrary',
    createdBy: JSON.parse(list.row.created_by_json),
    owner: { user: { displayName: list.site.displayName } },
    quota: { ...quota, used: usedBytes(tenant, list), remaining: quota.total },
  };
}

const quota = { deleted: 0, total: 27_487_790_694_400, state: 'normal' };

function usedBytes({ db }: Tenant, list: List): number {
  const sql = 'SELECT sum(size) AS used FROM drive_items WHERE list_id = ?';
  return db.one<{ used: number | null }>(sql, list.id)?.used ?? 0;
}

export function driveItemToGraph(tenant: Tenant, list: List, row: DriveRow): GraphDriveItem {
  const item = listItemOf(tenant, row);
  const eTag = driveEtag(item, row);
  const created = item?.created_at ?? list.row.created_at;
  const modified = item?.modified_at ?? list.row.modified_at;
  return {
    ...(row.is_folder === 0 && { '@microsoft.graph.downloadUrl': downloadUrl(tenant, list, row) }),
    createdDateTime: created,
    eTag,
    id: row.id,
    lastModifiedDateTime: modified,
    name: row.name,
    webUrl: webUrlOf(tenant, list, row),
    cTag: `"c:${eTag.slice(1).split(',')[0]},${row.content_version}"`,
    size: row.is_folder === 1 ? sizeInside(tenant, row) : row.size,
    createdBy: JSON.parse(item?.created_by_json ?? list.row.created_by_json),
    lastModifiedBy: JSON.parse(item?.modified_by_json ?? list.row.created_by_json),
    parentReference: parentOf(tenant, list, row),
    fileSystemInfo: { createdDateTime: created, lastModifiedDateTime: modified },
    ...(row.is_folder === 1
      ? { folder: { childCount: childCount(tenant, row) } }
      : { file: { mimeType: row.mime_type } }),
    ...(row.parent_id === null && { root: {} }),
  };
}

/** How large everything in a folder is together. */
function sizeInside({ db }: Tenant, { id }: DriveRow): number {
  const sql = `WITH RECURSIVE inside(id, size) AS (
      SELECT id, size FROM drive_items WHERE parent_id = ?
      UNION ALL SELECT d.id, d.size FROM drive_items d JOIN inside i ON d.parent_id = i.id)
    SELECT sum(size) AS size FROM inside`;
  return db.one<{ size: number | null }>(sql, id)?.size ?? 0;
}

function parentOf(
  tenant: Tenant,
  list: List,
  row: DriveRow,
): NonNullable<GraphDriveItem['parentReference']> {
  const drive = { driveType: 'documentLibrary', driveId: driveId(list.site.id, list.id) };
  const above = pathTo(tenant, list, row).slice(0, -1);
  const parent = above.at(-1);
  if (!parent) return drive;
  const names = above.slice(1).map(({ name }) => encodeURIComponent(name));
  return {
    ...drive,
    id: parent.id,
    name: names.length > 0 ? parent.name : list.displayName,
    path: `/drives/${drive.driveId}/root:${names.map((name) => `/${name}`).join('')}`,
    siteId: list.site.id,
  };
}

function webUrlOf(tenant: Tenant, list: List, row: DriveRow): string {
  const names = pathTo(tenant, list, row).slice(1);
  return [list.webUrl, ...names.map(({ name }) => encodeURIComponent(name))].join('/');
}

/** Opens a file without a token, as long as it is not written anew. */
export const downloadPass = (row: DriveRow): string =>
  `v1.${guidOf(`download ${row.id} ${row.content_version}`)}`;

export function downloadUrl(tenant: Tenant, { site }: List, row: DriveRow): string {
  const query = `UniqueId=${row.id}&Translate=false&tempauth=${downloadPass(row)}&ApiVersion=2.0`;
  return `${siteUrl(tenant, site)}/_layouts/15/download.aspx?${query}`;
}
