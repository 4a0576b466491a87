import { createActivityFeed } from '../../m365/activity-feed.ts';
import type { Graph } from '../../m365/graph.ts';
import {
  createAnchorMailbox,
  createLetters,
  createServiceMailbox,
  silent,
} from '../../m365/service-mailbox.ts';
import type { Letters, Notifier } from '../../usecases/notice-ports.ts';
import type { AnchorMailbox } from '../../usecases/record-ports.ts';
import { withFallback } from '../../usecases/with-fallback.ts';
import type { Config } from '../config.ts';
import { linkIntoTeams } from '../link-into-teams.ts';

/** How people are told what happened while they were away, as far as it is set up. */
export interface Telling {
  /** Tells people what the worker did. */
  notifier: Notifier;
  /** Writes to people; nothing where no mailbox is configured. */
  letters: Letters | undefined;
  /** Where the record's checkpoints are kept for the auditors; nothing where that is not wanted. */
  anchorMailbox: AnchorMailbox | undefined;
}

export function openTelling(config: Config, asApp: Graph): Telling {
  const { notifyFrom, anchorTo } = config;
  const letters = notifyFrom ? createLetters(notifyFrom, asApp) : undefined;
  return {
    notifier: notifierOf(config, letters, asApp),
    letters,
    anchorMailbox:
      notifyFrom && anchorTo ? createAnchorMailbox(notifyFrom, anchorTo, asApp) : undefined,
  };
}

/** The activity feed where the Teams app is known, the service mailbox where that does not reach somebody. */
function notifierOf({ teamsAppId }: Config, letters: Letters | undefined, asApp: Graph): Notifier {
  const linkTo = teamsAppId === undefined ? undefined : linkIntoTeams(teamsAppId);
  const byMail = letters ? createServiceMailbox(letters, asApp, linkTo) : silent;
  if (linkTo === undefined) return byMail;
  return withFallback(createActivityFeed(linkTo, asApp), byMail);
}
