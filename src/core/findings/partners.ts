import { ownValue } from '../register-row.ts';
import type { Responsibility } from '../responsibility.ts';
import { type Check, current, edit, findingAt } from './facts.ts';
import { ownerless } from './processes.ts';
import type { RegisterFinding } from './register-finding.ts';
import { textIn } from './unreadable.ts';

/** A partner needs somebody inside who answers for the work: rows that name none, and rows whose owner is the partner. */
export const checkPartners: Check = (facts) => {
  const byId = new Map(facts.rows.map((row) => [Number(ownValue(row, 'id')), row]));
  const nameless = ownerless(facts).flatMap((finding): RegisterFinding[] => {
    const row = byId.get(finding.row);
    const name = textIn(row, 'PartnerName') || textIn(row, 'PartnerDomains');
    if (name === '' || textIn(row, 'Process') !== '') return [];
    return [
      {
        kind: 'partner_without_owner',
        weight: 'urgent',
        row: finding.row,
        title: finding.title,
        area: textIn(row, 'Area'),
        column: 'Owner',
        about: { value: name },
        remedy: { does: 'edit', row: finding.row, columns: {} },
      },
    ];
  });
  return [...nameless, ...current(facts).filter(isPartnersOwn).map(ownedByPartner)];
};

function isPartnersOwn({ partner, owner }: Responsibility): boolean {
  const domain = owner.mail.slice(owner.mail.lastIndexOf('@') + 1).toLowerCase();
  return partner?.domains.includes(domain) ?? false;
}

function ownedByPartner(row: Responsibility): RegisterFinding {
  const about = { people: [row.owner], value: row.partner?.name ?? '' };
  return findingAt(row, {
    kind: 'partner_without_owner',
    weight: 'urgent',
    column: 'Owner',
    about,
    remedy: edit(row),
  });
}
