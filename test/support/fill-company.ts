import { rmSync } from 'node:fs';
import { filledCompany } from './data-folder.ts';
import { startBaton } from './running-baton.ts';

/** Has the sample company invented once for all files in the browser: each begins with a copy of its data. */
export default async function fillCompany(): Promise<() => void> {
  const { dataFolder, stop } = await startBaton();
  await stop({ keepData: true });
  process.env[filledCompany] = dataFolder;
  return () => rmSync(dataFolder, { recursive: true, force: true });
}
