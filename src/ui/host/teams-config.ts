import { pages } from '@microsoft/teams-js';
import type { TabChoice } from './host.ts';

/** Teams' own save button keeps the choice that was made last; it is the same for everybody in the channel. */
export function chooseTabInTeams(choice: TabChoice | undefined): void {
  if (choice === undefined) return pages.config.setValidityState(false);
  const { place, name } = choice;
  const contentUrl = new URL(`/tab/${place}`, window.location.origin).href;
  pages.config.registerOnSaveHandler((saving) => {
    pages.config
      .setConfig({
        contentUrl,
        websiteUrl: contentUrl,
        entityId: place,
        suggestedDisplayName: name,
      })
      .then(
        () => saving.notifySuccess(),
        (error: unknown) => saving.notifyFailure(String(error)),
      );
  });
  pages.config.setValidityState(true);
}
