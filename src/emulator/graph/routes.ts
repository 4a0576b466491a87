import { activityRoutes } from './activity.ts';
import { attachmentRoutes } from './attachments.ts';
import type { Register } from './call.ts';
import { calendarViewRoutes } from './calendar-view.ts';
import { columnRoutes } from './columns.ts';
import { deltaRoutes } from './delta.ts';
import { driveContentRoutes } from './drive-content.ts';
import { driveLabelRoutes } from './drive-labels.ts';
import { driveRoutes } from './drives.ts';
import { forwardRoutes } from './forward.ts';
import { groupRoutes } from './groups.ts';
import { itemRoutes } from './items.ts';
import { listRoutes } from './lists.ts';
import { folderRoutes } from './mail-folders.ts';
import { mailTipRoutes } from './mail-tips.ts';
import { mailboxSettingsRoutes } from './mailbox-settings.ts';
import { messageRoutes } from './messages.ts';
import { permissionRoutes } from './permissions.ts';
import { photoRoutes } from './photos.ts';
import { presenceRoutes } from './presence.ts';
import { scheduleRoutes } from './schedule.ts';
import { sendRoutes } from './send.ts';
import { siteRoutes } from './sites.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { uploadSessionRoutes } from './upload-sessions.ts';
import { userRoutes } from './users.ts';
import { versionRoutes } from './versions.ts';

/** Everything of Graph v1.0 that the emulator answers. A new resource is a new file and a line here. */
export function graphRoutes(on: Register): void {
  siteRoutes(on);
  permissionRoutes(on);
  listRoutes(on);
  columnRoutes(on);
  // Before the items: `delta` stands where an item's id would.
  deltaRoutes(on);
  itemRoutes(on);
  versionRoutes(on);
  driveRoutes(on);
  driveContentRoutes(on);
  uploadSessionRoutes(on);
  driveLabelRoutes(on);
  userRoutes(on);
  groupRoutes(on);
  photoRoutes(on);
  presenceRoutes(on);
  scheduleRoutes(on);
  calendarViewRoutes(on);
  activityRoutes(on);
  folderRoutes(on);
  messageRoutes(on);
  attachmentRoutes(on);
  forwardRoutes(on);
  sendRoutes(on);
  mailTipRoutes(on);
  mailboxSettingsRoutes(on);
  subscriptionRoutes(on);
}
