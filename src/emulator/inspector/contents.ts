import { allPeople } from '../entra/directory.ts';
import { readLedger } from '../control/ledger.ts';
import type { Tenant } from '../tenant.ts';

const minutes = 5;
const mostRows = 200;

export interface MailboxContents {
  address: string;
  display_name: string;
  kind: string;
  messages: number;
  unread: number;
  drafts: number;
}

export interface ListContents {
  site: string;
  name: string;
  columns: number;
  items: number;
  modified_at: string;
}

/** What the inspector shows: counts and names, newest first where it is a course of events. */
export type Contents = ReturnType<typeof contentsOf>;

export function contentsOf(tenant: Tenant) {
  const visits = tenant.traffic.last(minutes);
  const people = allPeople(tenant);
  return {
    tenant: tenant.profile,
    clock: tenant.clock.state(),
    people,
    names: new Map(people.map(({ oid, displayName }) => [oid, displayName])),
    mailboxes: tenant.db.all<MailboxContents>(mailboxes),
    lists: tenant.db.all<ListContents>(lists),
    requests: visits.slice(-mostRows).toReversed(),
    requestCount: visits.length,
    units: visits.reduce((sum, { units }) => sum + units, 0),
    minutes,
    faults: tenant.faults.list(),
    switches: tenant.switches.list(),
    ledger: readLedger(tenant).slice(-mostRows).toReversed(),
  };
}

const mailboxes = `SELECT address, display_name, kind, count(number) AS messages,
    coalesce(sum(number IS NOT NULL AND is_read = 0), 0) AS unread, coalesce(sum(is_draft), 0) AS drafts
  FROM mailboxes LEFT JOIN messages ON messages.mailbox_id = mailboxes.id
  GROUP BY mailboxes.id ORDER BY address`;

const lists = `SELECT sites.path AS site, lists.display_name AS name, lists.modified_at AS modified_at,
    (SELECT count(*) FROM columns WHERE list_id = lists.id) AS columns,
    (SELECT count(*) FROM items WHERE list_id = lists.id) AS items
  FROM lists JOIN sites ON sites.id = lists.site_id
  WHERE lists.is_hidden = 0 ORDER BY sites.path, lists.display_name`;
