import { segment } from '../../src/m365/graph.ts';
import { jsonRequest, type TenantDoors } from './tenant-doors.ts';

/** Somebody with full control of the site, who does in SharePoint what comes to their mind. */
export interface SiteAdmin {
  ask<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** `/sites/{id}/lists/{list}` and what follows; a list keeps the name in its address. */
  inList<T>(method: string, list: string, path: string, body?: unknown): Promise<T>;
  /** Deletes the column and makes another one of this name. */
  retype(list: string, column: string, facet: object): Promise<void>;
}

export async function openSiteAdmin(
  { sample, control, oid }: TenantDoors,
  clientId: string,
  fetch: (request: Request) => Promise<Response>,
  person = 'Aylin Demir',
): Promise<SiteAdmin> {
  const order = {
    user: oid(person),
    audience: 'graph',
    scopes: ['Sites.FullControl.All'],
    client: clientId,
  };
  const { access_token: token } = await control<{ access_token: string }>('POST', '/token', order);
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const request = jsonRequest(method, `https://graph.microsoft.com/v1.0${path}`, body);
    request.headers.set('authorization', `Bearer ${token}`);
    const response = await fetch(request);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const { id } = await ask<{ id: string }>(
    'GET',
    `/sites/${sample.tenant.sharePointHost}:/sites/baton`,
  );
  const site = `/sites/${segment(id)}`;
  const inList: SiteAdmin['inList'] = async (method, list, path, body) => {
    type Lists = { value: { id: string; name: string }[] };
    const { value } = await ask<Lists>('GET', `${site}/lists?$select=id,name`);
    const found = value.find(({ name }) => name === list);
    return ask(method, `${site}/lists/${found?.id ?? segment(list)}${path}`, body);
  };
  return {
    ask,
    inList,
    async retype(list, column, facet) {
      await inList('DELETE', list, `/columns/${column}`);
      await inList('POST', list, '/columns', { name: column, ...facet });
    },
  };
}
