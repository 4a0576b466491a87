import type { GraphIdentitySet } from '../../wire/graph.ts';
import { findPerson } from '../entra/directory.ts';
import type { Tenant } from '../tenant.ts';
import type { Principal } from './access.ts';
import { sharePointApp } from './site-visitors.ts';

/** Who made something, as SharePoint shows it. */
export function identityOf(tenant: Tenant, principal: Principal): GraphIdentitySet {
  if (principal.kind === 'app')
    return {
      application: { id: principal.clientId, displayName: principal.appName },
      user: { displayName: sharePointApp.name },
    };
  const person = findPerson(tenant, principal.oid);
  // Graph adds the mail address, which its own type of an identity does not know.
  const user = {
    email: person?.mail ?? '',
    id: principal.oid,
    displayName: person?.displayName ?? '',
  };
  return { user };
}
