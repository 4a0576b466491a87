/** What the server tells the page about itself. Nothing in it is secret. */
export interface AppConfig {
  clientId: string;
  tenantId: string;
  /** Our own API's scope, e.g. `api://…/access_as_user`. */
  scope: string;
  /** Origins that may frame us besides Microsoft's own. */
  hostOrigins: string[];
  /** Id of the record's first signing key: another one is another log. */
  logId: string;
}

/** Reads the config the server put into the page. Throws when it is missing or not what it should be. */
export function readConfig(page: Document): AppConfig {
  const text = page.getElementById('baton-config')?.textContent;
  if (!text) throw new Error('This page was not served by Baton: it has no #baton-config');
  const raw: unknown = JSON.parse(text);
  if (!isConfig(raw)) throw new Error('#baton-config does not have the expected fields');
  return raw;
}

function isConfig(raw: unknown): raw is AppConfig {
  if (typeof raw !== 'object' || raw === null) return false;
  const { clientId, tenantId, scope, logId, hostOrigins } = raw as Partial<Record<string, unknown>>;
  const texts = [clientId, tenantId, scope, logId].every(
    (it) => typeof it === 'string' && it !== '',
  );
  return texts && Array.isArray(hostOrigins) && hostOrigins.every((it) => typeof it === 'string');
}
