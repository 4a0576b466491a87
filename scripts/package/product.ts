import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { activityTypes } from '../../src/m365/activity-feed.ts';
import { linkIntoTeams } from '../../src/main/link-into-teams.ts';
import type { Product } from './unified-rules.ts';

/** Read from the product's own source, so that the manifests cannot say anything else. */
export function readProduct(): Product {
  const events = readFileSync(resolve(import.meta.dirname, '../../src/main/events.ts'), 'utf8');
  const functions = [...events.matchAll(/actions\.associate\('(\w+)'/g)].map(
    ([, name]) => name ?? '',
  );
  const [, tabEntityId = ''] = /\/l\/entity\/app\/([^?]+)\?/.exec(linkIntoTeams('app')('')) ?? [];
  return { activityTypes, functions, tabEntityId };
}
