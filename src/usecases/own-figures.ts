import type { Load } from '../core/area-figures.ts';
import { usualAnswerHours } from '../core/deadline.ts';
import { loadOfPerson } from '../core/shown-load.ts';
import type { CurrentRegister } from './current-register.ts';
import type { HandoffIndex } from './handoff-ports.ts';
import { lateMoment } from './time-left.ts';

/** What lies with one person, for that person alone. */
export interface OwnFigures {
  offered: number;
  accepted: number;
  waiting: number;
  overdue: number;
  load: Load;
}

/** Nobody has more open. */
const mostRows = 2_000;

export function ownFigures(
  oid: string,
  register: CurrentRegister,
  index: HandoffIndex,
  now: Date,
): OwnFigures {
  const rules = [
    [[{ field: 'owner', among: [oid] }]],
    [
      [
        { field: 'state', among: ['offered', 'accepted', 'waiting'] },
        { field: 'mailState', among: ['cancelled', 'failed'], not: true },
      ],
    ],
  ] as const;
  const page = { order: 'handed_off', descending: true, skip: 0, size: mostRows } as const;
  const records = index.page({ ...page, rules }).rows.map(({ record }) => record);
  const hours = new Map(register.responsibilities.map(({ id, answerHours }) => [id, answerHours]));
  const busy = records.filter(({ state }) => state !== 'waiting');
  const open = busy.map(({ responsibilityId }) => hours.get(responsibilityId ?? 0));
  const number = (state: string) => records.filter((record) => record.state === state).length;
  return {
    offered: number('offered'),
    accepted: number('accepted'),
    waiting: number('waiting'),
    overdue: records.filter((each) => (lateMoment(each, register) ?? now) < now).length,
    load: loadOfPerson(open.reduce((sum: number, each) => sum + (each ?? usualAnswerHours), 0)),
  };
}
