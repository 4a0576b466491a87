import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tabDe } from '../../src/ui/shared/words/tab-de.ts';

const ui = resolve(import.meta.dirname, '../../src/ui');

/** The sources that the pane is made of. */
function sources(folder: string): string[] {
  return readdirSync(join(ui, folder), { withFileTypes: true, recursive: true })
    .filter(
      (each) => each.isFile() && /\.tsx?$/.test(each.name) && !each.parentPath.endsWith('words'),
    )
    .map(({ parentPath, name }) => join(parentPath, name));
}

const ofTheTab = new RegExp(`['"\`](?:${Object.keys(tabDe).join('|')})\\.\\w`);

describe('the pane', () => {
  it.each(['pane', 'shared', 'host'].flatMap(sources))('has words for what %s says', (file) => {
    expect(readFileSync(file, 'utf8')).not.toMatch(ofTheTab);
  });

  it('would be found saying something of the tab', () => {
    expect("t('desk.title')").toMatch(ofTheTab);
  });
});
