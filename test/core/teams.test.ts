import { expect, it } from 'vitest';
import { isOfTeam, teamsIn } from '../../src/core/teams.ts';
import { responsibility } from '../support/register.ts';

const person = (name: string) => ({ oid: name, name, mail: `${name}@x.example` });
const [anna, bernd, clara] = ['anna', 'bernd', 'clara'].map(person) as [P, P, P];
type P = ReturnType<typeof person>;
const row = (id: number, owner: P, team: P[]) => responsibility({ id, owner, team });

it('knows each group of people once, those with the most rows first', () => {
  expect(
    teamsIn([
      row(1, anna, [clara]),
      row(2, anna, [bernd]),
      row(3, bernd, [anna, bernd]),
      row(4, clara, []),
      row(5, clara, [clara]),
    ]),
  ).toEqual([
    [anna, bernd],
    [anna, clara],
  ]);
});

it('a row is of a team when its owner or somebody who shares it belongs to it', () => {
  const shared = row(1, anna, [bernd]);
  expect(isOfTeam(shared, new Set(['bernd']))).toBe(true);
  expect(isOfTeam(shared, new Set(['anna', 'clara']))).toBe(true);
  expect(isOfTeam(shared, new Set(['clara']))).toBe(false);
});
