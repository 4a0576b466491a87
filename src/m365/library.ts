import { z } from 'zod';
import { isProductError, ProductError } from '../core/errors.ts';
import type { Library, LibraryFolder, Libraries } from '../usecases/library-ports.ts';
import { driveItem, driveItemPage, drivePage, site as siteAnswer } from '../wire/graph-answers.ts';
import { type Graph, segment } from './graph.ts';
import type { Transport } from './transport.ts';
import { uploadInFragments, type Wait } from './upload.ts';

/** Up to this size a file goes in one request. The documentation allowed 4 MB for years, and 250 MB today. */
const largestAtOnce = 4 * 1024 * 1024;

export interface LibraryParts {
  graph: Graph;
  /** Takes fragments of large files to SharePoint itself. */
  transport: Transport;
  wait: Wait;
}

type Drive = z.infer<typeof drivePage>['value'][number];
type DriveItem = z.infer<typeof driveItem>;

/** Document libraries through Graph, with the app's own identity. */
export function createLibraries(parts: LibraryParts): Libraries {
  const known = new Map<string, Drive>();
  return {
    async open(address) {
      const drive = known.get(address) ?? (await findDrive(address, parts.graph));
      known.set(address, drive);
      return libraryAt(drive, parts);
    },
  };
}

async function findDrive(address: string, graph: Graph): Promise<Drive> {
  const wanted = decodedPath(address);
  try {
    const { hostname } = new URL(address);
    const site = await graph.get(`/sites/${hostname}:${sitePath(wanted)}`, siteAnswer);
    const drives = await graph.getAll(`/sites/${segment(site.id)}/drives`, drivePage);
    const drive = drives.find(({ webUrl }) => decodedPath(webUrl) === wanted);
    if (drive !== undefined) return drive;
  } catch (error) {
    if (!isProductError(error) || error.code !== 'not_found') throw error;
  }
  throw new ProductError('not_found', 'there is no document library at the address set');
}

/** People copy the address from the browser, where a view may stand behind the library's own. */
function decodedPath(address: string): string {
  if (!URL.canParse(address))
    throw new ProductError('not_found', 'the address of the library is none');
  const { pathname } = new URL(address);
  return decodeURIComponent(pathname).replace(/\/(?:Forms\/[^/]+\.aspx)?$/i, '');
}

function sitePath(path: string): string {
  const [, site = '/'] = /^(\/(?:sites|teams)\/[^/]+)/.exec(path) ?? [];
  return encodeURI(site);
}

function libraryAt({ id, webUrl }: Drive, parts: LibraryParts): Library {
  const drive = `/drives/${segment(id)}`;
  return {
    pathLength: decodedPath(webUrl).length - 1,
    async openFolder(path) {
      let folder = `${drive}/root`;
      let made: DriveItem | undefined;
      for (const name of path) {
        made = await ensureFolder(folder, name, parts.graph);
        folder = `${drive}/items/${segment(made.id)}`;
      }
      if (made === undefined) throw new ProductError('unexpected', 'a filing folder has no name');
      return openFolder(folder, made, parts);
    },
  };
}

/** Made if it is not there; whoever was first at the same moment has made it for both. */
async function ensureFolder(parent: string, name: string, graph: Graph): Promise<DriveItem> {
  const child = `${parent}:/${segment(name)}`;
  const body = { name, folder: {}, '@microsoft.graph.conflictBehavior': 'fail' };
  try {
    return await graph.post(`${parent}/children`, body, driveItem);
  } catch (error) {
    if (!isProductError(error) || error.code !== 'changed_meanwhile') throw error;
    return graph.get(child, driveItem);
  }
}

async function openFolder(
  path: string,
  { webUrl }: DriveItem,
  parts: LibraryParts,
): Promise<LibraryFolder> {
  const files = await parts.graph.getAll(
    `${path}/children?$select=id,name,size,webUrl`,
    driveItemPage,
  );
  return {
    link: webUrl,
    sizes: new Map(files.map(({ name, size }) => [name, size ?? 0])),
    put: (name, content) => putFile(`${path}:/${segment(name)}:`, content, webUrl, parts),
    label: async (name) => {
      await parts.graph.patch(`${path}/retentionLabel`, { name }, z.unknown());
    },
  };
}

/** The same name means the same content here, so that replacing a file is a repetition and no loss. */
const replacing = '@microsoft.graph.conflictBehavior';

async function putFile(
  path: string,
  content: Uint8Array,
  folderUrl: string,
  { graph, transport, wait }: LibraryParts,
): Promise<void> {
  if (content.byteLength <= largestAtOnce) {
    await graph.put(`${path}/content?${replacing}=replace`, content, driveItem);
    return;
  }
  const { host } = new URL(folderUrl);
  const begin = async () => {
    const body = { item: { [replacing]: 'replace' } };
    const { uploadUrl } = await graph.post(`${path}/createUploadSession`, body, newSession);
    if (new URL(uploadUrl).host === host) return uploadUrl;
    throw new ProductError('microsoft_refused', 'the upload would leave the library’s own host');
  };
  await uploadInFragments(begin, content, transport, wait);
}

const newSession = z.object({ uploadUrl: z.url({ protocol: /^https$/ }) });
