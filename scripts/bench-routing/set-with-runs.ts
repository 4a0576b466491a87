import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A folder of links to a labelled set whose protocol has only the wanted runs, so that everybody plays the same. Nothing is copied. */
export function playgroundFor(name: string, folder: string, runs: string): string {
  const playground = resolve(import.meta.dirname, '../../build/bench/routing', name);
  rmSync(playground, { recursive: true, force: true });
  mkdirSync(playground, { recursive: true });
  for (const file of ['areas.json', 'data.jsonl'])
    symlinkSync(join(folder, file), join(playground, file));
  const protocol: { runs: { name: string }[] } = JSON.parse(
    readFileSync(join(folder, 'protocol.json'), 'utf8'),
  );
  const wanted = protocol.runs.filter((run) => new RegExp(runs).test(run.name));
  writeFileSync(join(playground, 'protocol.json'), JSON.stringify({ runs: wanted }));
  return playground;
}
