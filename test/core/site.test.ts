import { describe, expect, it } from 'vitest';
import { defaultSite, readSites, siteOf } from '../../src/core/site.ts';

const settings = {
  Site: 'FederalState: SH\nWorkingHours: Mon-Thu 08:00-16:30, Fri 8-14',
  'Site München': [
    'Bundesland: by',
    'Arbeitszeit: Mo–Do 7:30–12:00, Mo-Do 12:30-16:00; Fr 7:30-13:00',
    'Geschlossen: 2026-12-24, 2026-12-31',
    'Personen: @muenchen.firma.de, Petra@firma.de',
  ].join('\n'),
  UndoSeconds: '10',
};

describe('sites', () => {
  it('works Monday to Friday from 8 to 17 in Berlin’s time where nothing is set', () => {
    expect(readSites({})).toEqual({ sites: [defaultSite], problems: [] });
  });

  it('reads hours, federal state, closing days and people, in German and English', () => {
    const { sites, problems } = readSites(settings);
    expect(problems).toEqual([]);
    expect(sites.map(({ name, federalState }) => [name, federalState])).toEqual([
      ['', 'SH'],
      ['München', 'BY'],
    ]);
    expect(sites[0]?.week[4]).toEqual([{ from: 480, to: 840 }]);
    expect(sites[1]?.week[0]).toEqual([
      { from: 450, to: 720 },
      { from: 750, to: 960 },
    ]);
    expect(sites[1]?.closed).toEqual(['2026-12-24', '2026-12-31']);
  });

  it('takes what a site does not say from the one for everybody', () => {
    const { sites } = readSites({ ...settings, 'Site Kiel': 'People: @kiel.firma.de' });
    expect(siteOf('x@kiel.firma.de', sites)).toMatchObject({ name: 'Kiel', federalState: 'SH' });
  });

  it('finds somebody’s site by address before domain, else the one for everybody', () => {
    const { sites } = readSites({ ...settings, 'Site Kiel': 'People: @firma.de' });
    expect(siteOf('petra@firma.de', sites).name).toBe('München');
    expect(siteOf('X@Muenchen.Firma.de', sites).name).toBe('München');
    expect(siteOf('jens@firma.de', sites).name).toBe('Kiel');
    expect(siteOf('', sites).name).toBe('');
  });

  it.each([
    'FederalState: XX',
    'WorkingHours: Mon-Fri 17:00-08:00',
    'WorkingHours: Fri-Mon 08:00-17:00',
    'WorkingHours: Mon 8-12, Mon 11-13',
    'WorkingHours: whenever',
    'TimeZone: Mars/Olympus',
    'Closed: 2026-02-30',
    'People: everybody',
    'constructor: x',
    'no colon',
  ])('says which line it cannot read, and goes on without it: %s', (line) => {
    const { sites, problems } = readSites({ Site: `${line}\nFederalState: HH` });
    expect(problems).toEqual([{ setting: 'Site', line }]);
    expect(sites).toEqual([{ ...defaultSite, federalState: 'HH' }]);
  });
});
