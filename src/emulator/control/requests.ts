import type { Hono } from 'hono';
import { findPerson } from '../entra/directory.ts';
import type { Tenant } from '../tenant.ts';

const defaultMinutes = 5;

/** The requests of the last minutes, oldest first, with the names of those who sent them. */
export function requestRoutes(app: Hono, tenant: Tenant, path: string): void {
  app.get(path, (c) => {
    const minutes = Number(c.req.query('minutes') ?? defaultMinutes) || defaultMinutes;
    const names = new Map<string, string>();
    const nameOf = (oid: string): string => {
      const name = names.get(oid) ?? findPerson(tenant, oid)?.displayName ?? oid;
      names.set(oid, name);
      return name;
    };
    return c.json(
      tenant.traffic
        .last(minutes)
        .map((visit) => ({ ...visit, ...(visit.person && { person: nameOf(visit.person) }) })),
    );
  });
}
