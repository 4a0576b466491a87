import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

type Check = (document: unknown) => string[];

const folder = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')),
  'json-schemas/teams/v1.30',
);

/** Microsoft's schema of the unified manifest 1.30, from its own package. */
export const manifestSchema = checkAgainst('MicrosoftTeams.schema.json');

/** And of the files with the texts in other languages. Its patterns are not valid with the flag for Unicode. */
export const languageSchema = checkAgainst('MicrosoftTeams.Localization.schema.json');

function checkAgainst(name: string): Check {
  const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const schema: object = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const validate = ajv.compile(schema);
  return (document) => {
    validate(document);
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`.trim(),
    );
  };
}
