import { z } from 'zod';
import type { Organisation } from '../usecases/people-ports.ts';
import type { Graph } from './graph.ts';

const page = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      displayName: z.string().nullish(),
      mail: z.string().nullish(),
      department: z.string().nullish(),
      jobTitle: z.string().nullish(),
      userType: z.string().nullish(),
      manager: z.object({ id: z.string() }).nullish(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
});

/** Enough to propose somebody for each field of work. */
const mostPeople = 5_000;

/**
 * The organisation chart by Baton's own right to read accounts (`User.Read.All`); it is read anew each time. Guests
 * have a department and a job too, of another company: they are left out here, for old accounts have no type to
 * filter by.
 */
export function createOrganisation(graph: Graph): Organisation {
  const members =
    '$select=id,displayName,mail,department,jobTitle,userType&$expand=manager($select=id)';
  const path = `/users?${members}&$top=500&$filter=accountEnabled%20eq%20true`;
  return {
    async readPeople() {
      const users = await graph.getAll(path, page, mostPeople);
      return users.flatMap(({ id, displayName, mail, department, jobTitle, userType, manager }) =>
        mail && userType !== 'Guest'
          ? [
              {
                oid: id,
                name: displayName ?? mail,
                mail: mail.toLowerCase(),
                department: department ?? '',
                jobTitle: jobTitle ?? '',
                ...(manager && { managerOid: manager.id }),
              },
            ]
          : [],
      );
    },
  };
}
