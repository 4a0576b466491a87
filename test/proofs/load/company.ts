import { createHash } from 'node:crypto';
import { sampleCompany } from '../../../src/sample/company.ts';
import type { Responsibility } from '../../../src/core/responsibility.ts';
import { largeCompany } from '../../support/large-company.ts';
import type { Sample } from '../../support/tenant-doors.ts';

/** Every so many responsibilities are shared by a team. */
const teamEvery = 10;
const teamSize = 5;
const company = 'nordlicht-technik.example';

/** The sample company with more people, who own what is in an invented register of any size instead of its own. */
export function loadCompany(responsibilities: number, people = 500): Sample {
  const sample = sampleCompany(new Date());
  const { register } = largeCompany(responsibilities);
  const crew = Array.from({ length: people }, (_, at) => colleague(at));
  const [site, ...otherSites] = sample.tenant.sites;
  if (site === undefined) throw new Error('the sample company has a site');
  const visitors = [...site.visitors, ...crew.map(({ oid }) => oid)];
  return {
    ...sample,
    tenant: {
      ...sample.tenant,
      users: [...sample.tenant.users, ...crew.map(userOf)],
      sites: [{ ...site, visitors }, ...otherSites],
    },
    register: {
      ...sample.register,
      responsibilities: register.map((each, at) => rowOf(each, at, crew)),
    },
    mails: [],
  };
}

type Colleague = ReturnType<typeof colleague>;

function colleague(number: number) {
  const hex = createHash('sha256').update(`colleague ${number}`).digest('hex');
  const oid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return { oid, name: `Person ${number}`, mail: `person.${number}@${company}` };
}

function userOf({ oid, name, mail }: Colleague): Sample['tenant']['users'][number] {
  const [givenName = '', surname = ''] = name.split(' ');
  return {
    oid,
    displayName: name,
    givenName,
    surname,
    mail,
    jobTitle: 'Sachbearbeitung',
    department: 'Innendienst',
  };
}

function rowOf(
  { title, area, description, notHere, keywords, senderPatterns }: Responsibility,
  at: number,
  crew: readonly Colleague[],
) {
  const somebody = (offset: number) => crew[(at + offset) % crew.length] ?? colleague(0);
  const team = Array.from({ length: teamSize }, (_, offset) => somebody(offset * 7));
  return {
    id: at + 1,
    Title: title,
    Area: area,
    Description: description,
    ...(notHere !== '' && { NotHere: notHere }),
    Keywords: keywords.join('\n'),
    ...(senderPatterns.length > 0 && { SenderPatterns: senderPatterns.join('\n') }),
    Owner: somebody(0),
    Deputy: somebody(1),
    ...(at % teamEvery === 0 && { Team: team }),
    Status: 'Active',
  };
}
