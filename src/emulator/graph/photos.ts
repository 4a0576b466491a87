import { contextOf } from './addresses.ts';
import { type GraphCall, json, type Register } from './call.ts';
import { carries } from './access.ts';
import { userBasics } from './directory-operations.ts';
import { directoryDenied, directoryNotFound, GraphError } from './errors.ts';
import { findPerson } from '../entra/directory.ts';
import { toPng } from './png.ts';
import { myOid } from './users.ts';

const pixels = 48;

/** The pictures of people; not everybody has one. */
export function photoRoutes(on: Register): void {
  for (const owner of ['/me', '/users/:user']) {
    on('GET', `${owner}/photo`, 'user.photo', (call) => {
      const photo = {
        '@odata.mediaContentType': 'image/png',
        id: `${pixels}x${pixels}`,
        height: pixels,
        width: pixels,
      };
      return json({
        '@odata.context': contextOf(`users('${photographed(call)}')/photo/$entity`),
        ...photo,
      });
    });
    on(
      'GET',
      `${owner}/photo/$value`,
      'user.photo',
      (call) =>
        new Response(portrait(photographed(call)), { headers: { 'content-type': 'image/png' } }),
    );
  }
}

/** The Entra id of the person, who has a photo and whom the caller may see. */
function photographed(call: GraphCall): string {
  const key = call.param('user') || myOid(call);
  const person = findPerson(call.tenant, key);
  const isOwn = call.principal.kind === 'user' && call.principal.oid === person?.oid;
  if (!isOwn && !carries(call.principal, [...userBasics, 'ProfilePhoto.Read.All']))
    throw directoryDenied();
  if (!person) throw directoryNotFound(key);
  const sql = 'SELECT 1 FROM photographed WHERE oid = ?';
  if (call.tenant.db.one(sql, person.oid) === undefined)
    throw new GraphError(
      404,
      'ImageNotFound',
      "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException' was thrown.",
    );
  return person.oid;
}

/** Head and shoulders before a colour of one's own: the same picture for the same id. */
function portrait(oid: string): Uint8Array<ArrayBuffer> {
  const colour = [0, 2, 4].map((at) => 90 + (Number.parseInt(oid.slice(at, at + 2), 16) % 120));
  // Each row: no filter, then an index into the palette for every pixel.
  const rows = Array.from({ length: pixels }, (_, y) => [
    0,
    ...Array.from({ length: pixels }, (__, x) => Number(isFigure(x, y))),
  ]);
  return toPng(pixels, [...colour, 245, 245, 245], Uint8Array.from(rows.flat()));
}

const isFigure = (x: number, y: number): boolean =>
  (x - 23.5) ** 2 + (y - 18) ** 2 < 64 || (x - 23.5) ** 2 + (y - 46) ** 2 < 256;
