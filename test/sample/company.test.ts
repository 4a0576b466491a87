import { describe, expect, it } from 'vitest';
import { readRegister } from '../../src/core/register.ts';
import { sampleCompany } from '../../src/sample/company.ts';
import { shiftToWeekday, withDates } from '../../src/sample/days.ts';
import mailsFile from '../../src/sample/mails.json' with { type: 'json' };
import peopleFile from '../../src/sample/people.json' with { type: 'json' };
import registerFile from '../../src/sample/register.json' with { type: 'json' };

const wednesday = new Date('2026-10-07T10:26:00Z');
const company = sampleCompany(wednesday);
const { tenant, register, mails } = company;

const areas = [
  'Dokumente',
  'Einkauf',
  'Externe Anfragen',
  'Fristsachen',
  'Interne Übergaben',
  'Lohn und Personal',
  'Qualität',
  'Rechnungen',
  'Stammdaten',
];

describe('the people of the sample company', () => {
  it('are about 25, each with their own id and address', () => {
    expect(tenant.users).toHaveLength(26);
    expect(new Set(tenant.users.map(({ oid }) => oid)).size).toBe(26);
    expect(new Set(tenant.users.map(({ mail }) => mail)).size).toBe(26);
  });

  it('have managers who work there, and one person on top', () => {
    const oids = tenant.users.map(({ oid }) => oid);
    const managers = tenant.users.map(({ managerOid }) => managerOid);
    expect(managers.filter((oid) => oid === undefined)).toHaveLength(1);
    expect(oids).toEqual(expect.arrayContaining(managers.filter((oid) => oid !== undefined)));
  });

  it('have a place on the site each, exactly one', () => {
    const [site] = tenant.sites;
    const everybody = [site?.owners, site?.members, site?.visitors].flatMap((oids) => oids ?? []);
    expect(site?.owners).toHaveLength(2);
    expect(everybody.toSorted()).toEqual(tenant.users.map(({ oid }) => oid).toSorted());
  });

  it('let Petra Hansen into both shared mailboxes and start as her', () => {
    const petra = tenant.users.find(({ displayName }) => displayName === 'Petra Hansen')?.oid;
    expect(company.whoAmI[0]).toBe(petra);
    expect(company.whoAmI.length).toBeGreaterThanOrEqual(6);
    expect(tenant.sharedMailboxes).toHaveLength(2);
    for (const { fullAccess } of tenant.sharedMailboxes) expect(fullAccess).toContain(petra);
  });

  it('are away four at a time, with automatic replies for the same days as in the register', () => {
    const now = register.absences.filter(
      ({ from, to }) => from <= '2026-10-07' && '2026-10-07' <= to,
    );
    expect(now).toHaveLength(4);
    for (const { oid, from, to } of register.absences) {
      const replies = tenant.users.find((user) => user.oid === oid);
      expect(replies).toHaveProperty('automaticReplies.status', 'scheduled');
      expect(replies).toHaveProperty('automaticReplies.to', expect.stringContaining(to));
      const [year, month, day] = to.split('-');
      expect(replies).toHaveProperty(
        'automaticReplies.externalMessage',
        expect.stringContaining(`${day}.${month}.${year}`),
      );
      expect(from <= to).toBe(true);
    }
  });
});

describe('the register of the sample company', () => {
  const active = register.responsibilities.filter(({ Status }) => Status === 'Active');

  it('covers all nine fields of work with at least 44 responsibilities', () => {
    expect(active.length).toBeGreaterThanOrEqual(44);
    expect([...new Set(active.map(({ Area }) => Area))].toSorted()).toEqual([...areas].toSorted());
    expect(register.responsibilities.length - active.length).toBe(2);
  });

  it('can be read without a finding', () => {
    const { responsibilities, findings } = readRegister(register.responsibilities);
    expect(findings).toEqual([]);
    expect(responsibilities).toHaveLength(active.length);
  });

  it('has a title and an id only once', () => {
    expect(new Set(registerFile.responsibilities.map(({ Title }) => Title)).size).toBe(63);
    expect(new Set(registerFile.responsibilities.map(({ id }) => id)).size).toBe(63);
  });

  it('names nobody twice for the same responsibility', () => {
    for (const { owner, deputies, title } of readRegister(register.responsibilities)
      .responsibilities) {
      const oids = [owner, ...deputies].map(({ oid }) => oid);
      expect(new Set(oids).size, title).toBe(oids.length);
    }
  });

  it('keeps the four eyes of its processes apart', () => {
    const steps = readRegister(register.responsibilities).responsibilities.filter(
      (one) => one.process,
    );
    const processes = new Set(steps.map(({ process }) => process));
    expect(processes).toEqual(
      new Set(['Eingangsrechnung', 'Beschaffung', 'Bankverbindung ändern']),
    );
    for (const step of steps) {
      const others = steps.filter(
        (one) => one.process === step.process && step.separateFrom.includes(one.step ?? 0),
      );
      expect(others.length).toBe(step.separateFrom.length);
      for (const other of others) expect(other.owner.oid).not.toBe(step.owner.oid);
    }
  });

  it('hands payroll to the outside partner, in confidence', () => {
    const payroll = active.find(({ Title }) => Title === 'Lohn- und Gehaltsabrechnung');
    expect(payroll).toMatchObject({
      Confidential: true,
      PartnerName: peopleFile.partner.name,
      PartnerDomains: peopleFile.partner.domain,
    });
  });
});

describe('the mails of the sample company', () => {
  it('are 62 and lie in mailboxes that exist', () => {
    const mailboxes = [
      ...tenant.users.map(({ mail }) => mail),
      ...tenant.sharedMailboxes.map(({ address }) => address),
    ];
    expect(mails).toHaveLength(62);
    expect(new Set(mails.map(({ id }) => id)).size).toBe(62);
    for (const { mailbox } of mails) expect(mailboxes).toContain(mailbox);
  });

  it('reach two mailboxes with the same message once, and are otherwise all different', () => {
    const ids = mails.map(({ message }) => message.internetMessageId);
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
    expect(twice).toHaveLength(1);
    const same = mails.filter(({ message }) => message.internetMessageId === twice[0]);
    expect(same.map(({ mailbox }) => mailbox.split('@')[0]).toSorted()).toEqual([
      'info',
      'rechnung',
    ]);
    expect(same[0]?.message).toEqual(same[1]?.message);
  });

  it('are expected by a responsibility in force, or by none for a stated reason', () => {
    const titles = readRegister(register.responsibilities).responsibilities.map(
      ({ title }) => title,
    );
    const kinds = ['unclear', 'nobody', 'newsletter', 'internal'];
    for (const { expected, why, id } of mailsFile) {
      if (expected.title === undefined) expect(kinds, id).toContain(expected.kind);
      else expect(titles, id).toContain(expected.title);
      expect(why.length, id).toBeGreaterThan(20);
    }
  });

  it('ask for something in all nine areas', () => {
    const titles = new Set(mailsFile.map(({ expected }) => expected.title));
    const asked = registerFile.responsibilities.filter(({ Title }) => titles.has(Title));
    expect([...new Set(asked.map(({ Area }) => Area))].toSorted()).toEqual([...areas].toSorted());
  });

  it('come only from addresses that cannot belong to anybody', () => {
    const address = /^[a-z0-9.-]+@([a-z0-9-]+\.)+example$/;
    for (const { message } of mails) {
      const people = [message.from, ...message.toRecipients, ...message.ccRecipients];
      for (const { emailAddress } of people) expect(emailAddress.address).toMatch(address);
    }
  });

  it.each([
    'Wed 2026-10-07T10:26:00Z',
    'Mon 2026-11-23T05:10:00Z',
    'Sun 2027-03-28T00:30:00Z',
    'Sun 2026-10-25T22:59:00Z',
    'Fri 2027-01-01T23:30:00Z',
  ])('are in the past, by time and on weekdays, seen from %s', (when) => {
    const now = new Date(when.slice(4));
    const times = sampleCompany(now).mails.map(({ message }) => message.receivedDateTime);
    expect(times).toEqual([...times].toSorted());
    for (const time of times) {
      expect(Date.parse(time)).toBeLessThanOrEqual(now.getTime());
      expect([0, 6]).not.toContain(new Date(time).getUTCDay());
    }
    expect(now.getTime() - Date.parse(times.at(-1) ?? '')).toBeLessThan(4 * 86_400_000);
  });

  it('keep German clock time in summer and winter', () => {
    const at = (now: string) =>
      sampleCompany(new Date(now)).mails.find(({ id }) => id === 'mahnung-alsterdruck-info')
        ?.message.receivedDateTime;
    expect(at('2026-10-07T10:26:00Z')).toBe('2026-10-07T06:52:00Z');
    expect(at('2026-11-23T10:26:00Z')).toBe('2026-11-23T07:52:00Z');
  });

  it('carry dates around today and no placeholder', () => {
    const dated = mails.find(({ id }) => id === 'mahnung-alsterdruck-info')?.message.body.content;
    expect(dated).toContain('bis spätestens 12.10. auf');
    const left = mails.filter(({ message }) =>
      /\{\{\w+([+-]\d+)?\}\}/.test(message.subject + message.body.content),
    );
    expect(left).toEqual([]);
  });
});

describe('dates in texts', () => {
  it('move off the weekend, away from today', () => {
    expect(shiftToWeekday('2026-10-07', 3)).toBe('2026-10-12');
    expect(shiftToWeekday('2026-10-07', -3)).toBe('2026-10-02');
    expect(shiftToWeekday('2026-10-11', 0)).toBe('2026-10-09');
  });

  it('are written the way a German or an English mail writes them', () => {
    const text = '{{day+1}} {{short+1}} {{long+1}} {{weekday+1}} {{month+1}} {{year}} {{en+1}}';
    expect(withDates(text, '2026-10-07')).toBe(
      '08.10.2026 8.10. 8. Oktober 2026 Donnerstag Oktober 2026 2026 8 October 2026',
    );
  });

  it('leave other braces alone', () => {
    expect(withDates('{{constructor}} {{x+1}} {{a.b()}}', '2026-10-07')).toBe(
      '{{constructor}} {{x+1}} {{a.b()}}',
    );
  });
});
