import { describe, expect, it } from 'vitest';
import { loadOfPerson, showsLoads } from '../../src/core/shown-load.ts';

describe('how busy somebody is', () => {
  it.each(['yes', ' Ja ', 'on', '1'])('is shown where the company says %j', (ShowLoad) => {
    expect(showsLoads({ ShowLoad })).toBe(true);
  });

  it.each([undefined, '', 'no', 'nein', 'ja?', 'vielleicht'])(
    'is not shown where the setting is %j, whatever the works council has agreed to elsewhere',
    (ShowLoad) => {
      expect(showsLoads({ WorksCouncil: 'off', ...(ShowLoad !== undefined && { ShowLoad }) })).toBe(
        false,
      );
    },
  );

  it.each([
    [undefined, 'light'],
    [7.5, 'light'],
    [8, 'medium'],
    [24, 'medium'],
    [24.5, 'heavy'],
  ])('with %s open hours is %s', (hours, load) => {
    expect(loadOfPerson(hours)).toBe(load);
  });
});
