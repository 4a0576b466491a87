import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { componentsOf, notAllowed } from './licences/sbom.ts';

/**
 * `npm run sbom` writes npm's own bill of materials of what runs in production; `npm run licences` lists the licences in
 * it and ends with code 1 at one that nobody allowed.
 */
const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { sbom: { type: 'boolean', default: false } } });
const npm = [
  'sbom',
  '--sbom-format',
  'cyclonedx',
  '--omit',
  'dev',
  '--omit',
  'optional',
  '--package-lock-only',
];
const sbom = execFileSync('npm', npm, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
const components = componentsOf(JSON.parse(sbom));

if (values.sbom) {
  const file = join(root, 'build/sbom.json');
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(file, sbom);
  console.log(`${file}: ${components.length} packages`);
} else {
  const byLicence = Map.groupBy(components, ({ licence }) => licence);
  for (const [licence, those] of [...byLicence].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`${licence}: ${those.length}  ${those.map(({ name }) => name).join(' ')}`);
  const refused = notAllowed(components);
  for (const { name, licence } of refused)
    console.error(`${name} is under ${licence}, which nobody allowed.`);
  process.exitCode = refused.length > 0 ? 1 : 0;
}
