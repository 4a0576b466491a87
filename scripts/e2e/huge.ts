import { randomUUID } from 'node:crypto';
import { fieldsOf } from '../../src/m365/handoff-fields.ts';
import { handoffRecord } from '../../test/support/handoff.ts';
import type { Company } from './company.ts';

const ROWS = Number(process.env['E2E_ROWS'] ?? 5_000);
const AT_ONCE = 8;

const subjects = 'Rechnung Mahnung Vertrag Lieferant Auskunft Reklamation Bestellung Zeugnis'.split(
  ' ',
);
const objects = 'Strom Telefon Fuhrpark Software Miete Leasing Versand Werkzeug Reinigung'.split(
  ' ',
);

/** 5,000 responsibilities and as many hand-offs, written into the lists as by hand. */
export async function fillHugely(company: Company): Promise<void> {
  const people = company.sample.tenant.users;
  await inTurns(ROWS, (at) =>
    company.addRow(
      'Responsibilities',
      responsibilityRow(
        at,
        people.map(({ mail }) => mail),
      ),
    ),
  );
  await inTurns(ROWS, (at) => company.addRow('Handoffs', handoffRow(at, company)));
  await untilRead(company);
}

/** A few at a time. */
export async function inTurns(count: number, make: (at: number) => Promise<void>): Promise<void> {
  for (let at = 0; at < count; at += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, more) => make(at + more)),
    );
}

/** A row as an admin's script would write it. */
export function responsibilityRow(at: number, mails: readonly string[]): Record<string, unknown> {
  const [subject, object] = [subjects[at % subjects.length], objects[at % objects.length]];
  return {
    Title: `${subject} ${object} ${at}`,
    Area: `Bereich ${at % 40}`,
    Description: `Alles zu ${subject} und ${object} der Gruppe ${at % 300}`,
    Keywords: `${subject} ${object}\n${object} Gruppe ${at % 300}`,
    OwnerMail: mails[at % mails.length],
    DeputyMail: mails[(at + 1) % mails.length],
    Status: 'Active',
  };
}

/** Half of them lie with Sabine Kern, in every state. */
function handoffRow(at: number, { sample, oid }: Company): object {
  const { users } = sample.tenant;
  const other = users[at % users.length];
  const owner =
    at % 2 === 0 || !other
      ? { oid: oid('Sabine Kern'), name: 'Sabine Kern' }
      : { oid: other.oid, name: other.displayName };
  const when = new Date(Date.now() - at * 600_000).toISOString();
  return fieldsOf(
    handoffRecord({
      handoffKey: randomUUID(),
      subject: `${subjects[at % subjects.length]} ${objects[at % objects.length]} ${at}`,
      owner,
      handedOffBy: { oid: oid('Petra Hansen'), name: 'Petra Hansen' },
      state: (['offered', 'accepted', 'waiting', 'done', 'done'] as const)[at % 5] ?? 'done',
      due: new Date(Date.now() + ((at % 40) - 10) * 86_400_000).toISOString().slice(0, 10),
      area: ['Rechnungen', 'Einkauf', 'Dokumente'][at % 3] ?? 'Rechnungen',
      receivedAt: when,
      handedOffAt: when,
      stateSince: when,
      submittedAt: when,
    }),
  );
}

/** The server looks at the lists by itself from time to time; until then it answers with what it knew. */
async function untilRead(company: Company): Promise<void> {
  for (;;) {
    const directory = await company.api<{ total: number }>(
      'Petra Hansen',
      'GET',
      'responsibilities',
    );
    const log = await company.api<{ total: number }>('Sabine Kern', 'GET', 'handoffs');
    if (directory.total >= ROWS && log.total >= ROWS / 2) return;
    await new Promise((later) => setTimeout(later, 2_000));
  }
}
