import { createHash, randomBytes } from 'node:crypto';

/** Ids of drives and of what lies in them, shaped as SharePoint's: `b!…` and `01…`. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** `b!` and site collection, web and list; the site's id is `host,collection,web`. */
export function driveId(siteId: string, listId: string): string {
  const guids = [...siteId.split(',').slice(1), listId];
  return `b!${Buffer.from(guids.join('').replaceAll('-', ''), 'hex').toString('base64url')}`;
}

/** The site and the list that a drive's id names, as the beginnings and ends of their ids. */
export function readDriveId(id: string): { web: string; listId: string } | undefined {
  const bytes = Buffer.from(id.replace(/^b!/, ''), 'base64url');
  if (!id.startsWith('b!') || bytes.length !== 48) return undefined;
  return { web: guid(bytes.subarray(16, 32)), listId: guid(bytes.subarray(32)) };
}

/** The end of every root's id is the same in SharePoint too. */
export const driveRootId = (listId: string): string =>
  `01${driveMark(listId)}N6Y2GOVW7725BZO354PWSELRRZ`;

export const newDriveItemId = (listId: string): string =>
  `01${driveMark(listId)}${inLetters(randomBytes(26))}`;

const driveMark = (listId: string): string =>
  inLetters(createHash('sha256').update(listId).digest().subarray(0, 6));

const inLetters = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => letters[byte % letters.length]).join('');

function guid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
