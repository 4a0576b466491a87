import { z } from 'zod';

const claims = z.object({ roles: z.array(z.string()) });

/**
 * The application permissions that an administrator agreed to, as Baton's own token names them; nothing where it does
 * not say. For a word to people only: Microsoft does not promise what stands in a token that is meant for Graph.
 */
export async function grantedRoles(token: () => Promise<string>): Promise<string[] | undefined> {
  const [, payload = ''] = (await token()).split('.');
  try {
    const read = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
    return read.data?.roles;
  } catch {
    return undefined;
  }
}
