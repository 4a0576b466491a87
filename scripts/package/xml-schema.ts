import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const entry = 'OfficeAppManifestV1_1.xsd';

/** What Microsoft's schemas of the XML manifest, which lie in `folder`, say against it. */
export async function mistakesAgainstXsd(xml: string, folder: string): Promise<string[]> {
  const fileOf = (fileName: string) => ({
    fileName,
    contents: readFileSync(join(folder, fileName), 'utf8'),
  });
  const { errors } = await validateXML({
    xml: [{ fileName: 'manifest.xml', contents: xml }],
    schema: [fileOf(entry)],
    preload: readdirSync(folder)
      .filter((name) => name.endsWith('.xsd') && name !== entry)
      .map(fileOf),
  });
  return errors.map(({ message }) => message);
}
