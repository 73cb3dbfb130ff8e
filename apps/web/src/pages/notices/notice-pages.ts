import { NoticesClient } from '../../clients/notices.client.js';
import { NoticeSettingsController } from './notice-settings.controller.js';
import { NoticesController } from './notices.controller.js';
import { UnreadCounts } from '../../layout/unread-counts.js';

/** What there is for whoever is signed in. */
export const notices = {
  pages: [NoticeSettingsController, NoticesController],
  parts: [NoticesClient, UnreadCounts],
} as const;
