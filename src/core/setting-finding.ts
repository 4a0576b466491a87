import { filingLibrarySetting } from './filing.ts';
import type { Finding, FindingKind } from './finding.ts';
import { isKnownSetting } from './known-settings.ts';
import type { Responsibility } from './responsibility.ts';
import type { SiteProblem } from './site.ts';

/** What is wrong in the Settings list: names that mean nothing, lines about sites that cannot be read, and filing without a library. */
export function settingFindings(
  settings: Readonly<Record<string, string>>,
  sites: readonly SiteProblem[],
  responsibilities: readonly Responsibility[],
): Finding[] {
  const lines = sites.map(({ setting, line }) => findingOf('unreadable_line', setting, line));
  const unknown = Object.keys(settings)
    .filter((name) => !isKnownSetting(name))
    .map((name) => findingOf('unknown_setting', name, name));
  return [...unknown, ...lines, ...libraryFinding(settings, responsibilities)];
}

/** One finding names all rows: there is one thing to be done about them. */
function libraryFinding(
  settings: Readonly<Record<string, string>>,
  responsibilities: readonly Responsibility[],
): Finding[] {
  const filed = responsibilities.filter(({ filing }) => filing).map(({ title }) => title);
  const isNamed = /^https:\/\/[^\s/]+\/\S/.test((settings[filingLibrarySetting] ?? '').trim());
  if (filed.length === 0 || isNamed) return [];
  return [findingOf('no_library', filingLibrarySetting, filed.join(', '))];
}

function findingOf(kind: FindingKind, title: string, value: string): Finding {
  return { kind, row: 0, title, column: 'Value', value: value.slice(0, 80), skipped: false };
}
