import { fields, text } from '../json.ts';
import { ask, type Fetch } from './http.ts';

/** Where Baton is, and under which registration its tokens are asked for. */
export interface Config {
  /** Origin of the product's server; its iframes are cross-origin to the playground. */
  appOrigin: string;
  clientId: string;
  tenantId: string;
  /** The product's own scope, `api://…/access_as_user`. */
  scope: string;
  /** Who I am at the first visit. */
  defaultPerson: string;
}

export async function loadConfig(fetch: Fetch): Promise<Config> {
  const answer = fields(await ask(fetch, '/playground/config.json'));
  const config = {
    appOrigin: originOf(text(answer['appOrigin'])),
    clientId: text(answer['clientId']),
    tenantId: text(answer['tenantId']),
    scope: text(answer['scope']),
    defaultPerson: text(answer['defaultPerson']),
  };
  const missing = Object.entries(config).filter(([, value]) => value === '');
  if (missing.length === 0) return config;
  throw new Error(`config.json: ${missing.map(([name]) => name).join(', ')}`);
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : '';
}
