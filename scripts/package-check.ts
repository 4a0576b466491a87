import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkedPackages } from './package/check.ts';
import { readSettings } from './package/settings.ts';
import { mistakesAgainstXsd } from './package/xml-schema.ts';

/** Part of `npm run check`: both app packages, made for an invented host, against every rule there is. */
const invented = `
BATON_CLIENT_ID=6d1d9f0e-7c1b-4e0a-9a3e-2f0f4b9d5c11
BATON_SCOPE=api://baton.contoso.example/6d1d9f0e-7c1b-4e0a-9a3e-2f0f4b9d5c11/access_as_user
BATON_TEAMS_APP_ID=0c5e3f3a-5d1f-4a5c-8a68-0f4f7a3f6d2b
`;
const shared = process.env['BATON_SHARED'] ?? resolve(import.meta.dirname, '../../shared');
const xsd = join(shared, 'xsd');

const { packages, mistakes } = await checkedPackages(readSettings(invented, '1.0.0'));
const xml = packages.outlook.get('manifest.xml')?.toString() ?? '';
const all = [...mistakes, ...(existsSync(xsd) ? await mistakesAgainstXsd(xml, xsd) : [])];
for (const mistake of all) console.error(mistake);
const schema = existsSync(xsd) ? 'with Microsoft’s XSD' : `skipped: no XSD at ${xsd}`;
console.log(`App packages: ${all.length} mistakes (XML ${schema}).`);
process.exitCode = all.length > 0 ? 1 : 0;
