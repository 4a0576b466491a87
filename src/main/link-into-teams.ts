import type { LinkTo } from '../usecases/ports.ts';

/** The tab's `entityId` in the manifest. */
const tab = 'baton';

/** Deep links into the personal tab, which Teams opens on every device: https://teams.microsoft.com/l/entity/{appId}/{entityId}. */
export function linkIntoTeams(appId: string): LinkTo {
  return (place) => {
    const context = encodeURIComponent(JSON.stringify({ subEntityId: place }));
    return `https://teams.microsoft.com/l/entity/${appId}/${tab}?context=${context}`;
  };
}
