import type { Hono } from 'hono';
import { z } from 'zod';
import { allPeople, findPerson } from '../entra/directory.ts';
import { clearSession } from '../entra/presences.ts';
import { install } from '../entra/teams-apps.ts';
import { forgetAnswered } from '../graph/automatic-replies.ts';
import { mailboxOf, setFull } from '../graph/mailboxes.ts';
import type { Tenant } from '../tenant.ts';
import { problem, withBody } from './bodies.ts';
import { automaticReplies } from './seed.ts';
import { addCalendar, calendarEntry, ownClient, presence, setOwnPresence } from './seed-people.ts';

/** What an administrator, Outlook or Teams would change about a person. */
const personChange = z
  .object({
    accountEnabled: z.boolean(),
    managerOid: z.uuid().nullable(),
    automaticReplies: automaticReplies.nullable(),
    /** Their mailbox takes nothing more: mails to it come back. */
    mailboxFull: z.boolean(),
    presence: presence.nullable(),
    /** The whole of their calendar from now on. */
    calendar: z.array(calendarEntry).max(1000),
    /** Whether the Teams app of an app registration is installed for them. */
    installed: z.record(z.uuid(), z.boolean()),
  })
  .partial()
  .strict();

export function peopleRoutes(app: Hono, tenant: Tenant, path: string): void {
  app.get(path, (c) => c.json(peopleOf(tenant)));
  app.patch(`${path}/:oid`, (c) =>
    withBody(c, personChange, (change) => {
      const person = findPerson(tenant, c.req.param('oid') ?? '');
      if (!person)
        return problem(c, 404, `There is nobody with the id ${c.req.param('oid') ?? ''}.`);
      tenant.db.atomically(() => changePerson(tenant, person.oid, change));
      return c.body(null, 204);
    }),
  );
}

function changePerson(tenant: Tenant, oid: string, change: z.output<typeof personChange>): void {
  const { accountEnabled, managerOid, installed } = change;
  if (accountEnabled !== undefined)
    tenant.db.update('users', { account_enabled: Number(accountEnabled) }, { oid });
  if (managerOid !== undefined) tenant.db.update('users', { manager_oid: managerOid }, { oid });
  if (change.automaticReplies !== undefined) changeReplies(tenant, oid, change.automaticReplies);
  const mailbox = change.mailboxFull === undefined ? undefined : mailboxOf(tenant, oid);
  if (mailbox) setFull(tenant, mailbox, change.mailboxFull === true);
  if (change.presence === null) clearSession(tenant, oid, ownClient);
  else if (change.presence) setOwnPresence(tenant, oid, change.presence);
  if (change.calendar !== undefined) {
    tenant.db.run('DELETE FROM calendar_entries WHERE oid = ?', oid);
    addCalendar(tenant, oid, change.calendar);
  }
  for (const [clientId, isWanted] of Object.entries(installed ?? {}))
    install(tenant, oid, clientId.toLowerCase(), isWanted);
}

function changeReplies(
  tenant: Tenant,
  oid: string,
  replies: z.output<typeof automaticReplies> | null,
): void {
  const automatic_replies_json = replies === null ? null : JSON.stringify(replies);
  tenant.db.update('users', { automatic_replies_json }, { oid });
  const mailbox = mailboxOf(tenant, oid);
  if (mailbox) forgetAnswered(tenant, mailbox);
}

function peopleOf(tenant: Tenant): object[] {
  const people = allPeople(tenant).filter(({ oid }) => mailboxOf(tenant, oid)?.kind === 'user');
  return people.map(
    ({ oid, displayName, mail, jobTitle, department, automaticReplies: replies }) => ({
      oid,
      displayName,
      mail,
      jobTitle,
      department,
      ...(replies && { automaticReplies: replies }),
    }),
  );
}
