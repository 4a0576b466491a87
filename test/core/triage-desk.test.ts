import { describe, expect, it } from 'vitest';
import { triageDeskOf, triageDeskSetting, whoIsAtTriageDesk } from '../../src/core/triage-desk.ts';
import { person, responsibility } from '../support/register.ts';

const [anna, ben] = [person('Anna'), person('Ben')];
const register = [responsibility({ id: 1, owner: anna }), responsibility({ id: 2, team: [ben] })];

describe('the triage desk', () => {
  it('is who the setting names, in its order, as far as the register knows them', () => {
    const settings = {
      [triageDeskSetting]: `${ben.mail.toUpperCase()}\nx@y.example; ${anna.mail}`,
    };
    expect(triageDeskOf(settings, register)).toEqual([ben, anna]);
    expect(triageDeskOf({}, register)).toEqual([]);
  });

  it('is kept by the first who is there today', () => {
    const away = (oid: string) => ({ oid, from: '2026-11-23' });
    expect(whoIsAtTriageDesk([ben, anna], [], '2026-11-23')).toEqual(ben);
    expect(whoIsAtTriageDesk([ben, anna], [away('ben')], '2026-11-23')).toEqual(anna);
    expect(whoIsAtTriageDesk([ben], [away('ben')], '2026-11-23')).toBeUndefined();
  });
});
