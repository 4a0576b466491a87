import { describe, expect, it } from 'vitest';
import {
  type ChartPerson,
  proposalsFromChart,
} from '../../../src/core/first-day/chart-proposals.ts';
import { sampleCompany } from '../../../src/sample/company.ts';
import { fieldNames } from '../../../src/templates/field-names.ts';

const person = (name: string, jobTitle: string, department = '', managerOid?: string) => ({
  oid: name,
  name,
  mail: `${name}@x.example`,
  jobTitle,
  department,
  ...(managerOid !== undefined && { managerOid }),
});
const field = { area: 1, names: ['kreditoren', 'buchhalt', 'it'] };
const propose = (...people: ChartPerson[]) => proposalsFromChart(people, [field]);

describe('a proposal of the organisation chart', () => {
  it('names whoever does the work, not who leads it, and says why', () => {
    const [proposal] = propose(
      person('anna', 'Leiterin Buchhaltung', 'Buchhaltung'),
      person('bernd', 'Kreditorenbuchhalter', 'Buchhaltung', 'anna'),
      person('clara', 'Sachbearbeiterin', 'Buchhaltung', 'anna'),
    );
    expect(proposal).toMatchObject({
      owner: { oid: 'bernd' },
      reason: { found: 'kreditoren', where: 'job', jobTitle: 'Kreditorenbuchhalter' },
      deputies: [
        { person: { oid: 'clara' }, reason: 'same_manager' },
        { person: { oid: 'anna' }, reason: 'manager' },
      ],
    });
  });

  it('takes nobody for a leader who goes along or passes on', () => {
    const [proposal] = propose(
      person('anna', 'Begleitung Kreditoren'),
      person('bernd', 'Teamleitung Kreditoren'),
    );
    expect(proposal?.owner.oid).toBe('anna');
    expect(
      propose(
        person('bernd', 'Teamleitung Kreditoren'),
        person('clara', 'Weiterleitung Kreditoren'),
      )[0]?.owner.oid,
    ).toBe('clara');
  });

  it('takes the department where no job says it, and short names as whole words only', () => {
    expect(propose(person('dora', 'Referentin', 'IT'))).toMatchObject([
      { owner: { oid: 'dora' }, reason: { found: 'it', where: 'department' } },
    ]);
    expect(propose(person('emil', 'Leiter Marketing', 'Kommunikation mit Kunden'))).toEqual([]);
  });

  it('names nobody where nothing speaks for anybody, and the same one whatever the order', () => {
    expect(propose()).toEqual([]);
    const two = [person('fritz', 'Buchhalter'), person('gerda', 'Buchhalterin')] as const;
    const names = [propose(...two), propose(two[1], two[0])].map(([first]) => first?.owner.name);
    expect(names).toEqual(['fritz', 'fritz']);
  });

  it('finds somebody for most fields of the sample company', () => {
    const { users } = sampleCompany(new Date('2026-11-25T09:00:00Z')).tenant;
    const people = users.map(({ oid, displayName, mail, jobTitle, department, managerOid }) => ({
      oid,
      name: displayName,
      mail,
      jobTitle,
      department,
      ...(managerOid !== undefined && { managerOid }),
    }));
    const found = proposalsFromChart(people, fieldNames);
    const jobs = found.map(({ area, reason }) => `${area} ${reason.jobTitle}`);
    expect(jobs).toEqual([
      '1 Kreditorenbuchhaltung',
      '2 Dokumentenmanagement und Archiv',
      '3 Assistenz der Geschäftsführung',
      '4 Einkäuferin',
      '6 Vertriebsinnendienst',
      '7 Personalreferentin',
      '8 Qualitätsprüfer',
      '9 Stammdaten und ERP',
    ]);
  });
});
