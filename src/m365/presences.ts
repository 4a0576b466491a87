import { z } from 'zod';
import { presenceOf } from '../core/presence.ts';
import type { Presences } from '../usecases/people-ports.ts';
import type { Graph } from './graph.ts';

/** The status message and the automatic reply come along, and are dropped here. */
const presencesAnswer = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      availability: z.string().nullish(),
      activity: z.string().nullish(),
    }),
  ),
});

/** By Entra id, because `GET /users/{id}/presence` would carry the id in its address. */
export function createPresences(graph: Graph): Presences {
  return {
    async of(oid) {
      const path = '/communications/getPresencesByUserId';
      const { value } = await graph.post(path, { ids: [oid] }, presencesAnswer);
      const found = value.find(({ id }) => id.toLowerCase() === oid.toLowerCase());
      return found && presenceOf(found.availability ?? '', found.activity ?? '');
    },
  };
}
