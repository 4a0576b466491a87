import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isKnownSetting, writtenSettings } from '../../src/core/known-settings.ts';
import { settingFindings } from '../../src/core/setting-finding.ts';
import { readSites } from '../../src/core/site.ts';
import { person, responsibility } from '../support/register.ts';

const src = resolve(import.meta.dirname, '../../src');
const owner = person('Anna');
const filed = responsibility({ id: 1, owner, title: 'Verträge', filing: true });
const findingsIn = (settings: Record<string, string>, rows = [filed]) =>
  settingFindings(settings, readSites(settings).problems, rows).map(({ kind, title, value }) => [
    kind,
    title,
    value,
  ]);
const library = { FilingLibrary: 'https://contoso.sharepoint.com/sites/ablage/Shared%20Documents' };

describe('a line about a site that cannot be read', () => {
  it.each([
    ['WorkingHours: 8 to 5'],
    ['FederalState: Preußen'],
    ['Arbeitszeit: Mo-Do 17:00-08:00'],
    ['no colon'],
  ])('is a finding: %s', (line) => {
    const settings = { ...library, 'Site Kiel': `Bundesland: SH\n${line}` };
    expect(findingsIn(settings)).toEqual([['unreadable_line', 'Site Kiel', line]]);
  });

  it('is none when it can be read', () => {
    expect(findingsIn({ ...library, Site: 'Arbeitszeit: Mo-Do 08:00-16:30' })).toEqual([]);
  });
});

describe('filing without a library', () => {
  it('is one finding that names what is not filed', () => {
    const other = responsibility({ id: 2, owner, title: 'Verträge Ausland', filing: true });
    expect(findingsIn({}, [filed, other])).toEqual([
      ['no_library', 'FilingLibrary', 'Verträge, Verträge Ausland'],
    ]);
    expect(findingsIn({ FilingLibrary: 'Ablage' })).toHaveLength(1);
  });

  it('is none when nothing is filed or a library is named', () => {
    expect(findingsIn({}, [{ ...filed, filing: false }])).toEqual([]);
    expect(findingsIn(library)).toEqual([]);
  });
});

describe('a row of a name that means nothing', () => {
  it('is a finding, so that a slip does not go unnoticed', () => {
    const settings = { ...library, Lead: 'Rechnungen: anna@firma.de', 'Site Kiel': '' };
    expect(findingsIn(settings)).toEqual([['unknown_setting', 'Lead', 'Lead']]);
  });

  it('is none for every name that is read anywhere, and operation.md explains those people write', () => {
    const read = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => [
        ...readFileSync(join(src, path), 'utf8').matchAll(/const \w*[sS]etting = '(\w+)'/g),
      ])
      .map(([, name = '']) => name);
    expect(read.length).toBeGreaterThan(10);
    expect(read.filter((name) => !isKnownSetting(name))).toEqual([]);
    const guide = readFileSync(join(src, '../docs/operation.md'), 'utf8');
    expect(writtenSettings.filter((name) => !guide.includes(`| \`${name}`))).toEqual([]);
  });
});
