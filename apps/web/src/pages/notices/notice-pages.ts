import { MessagesClient } from '../../clients/messages.client.js';
import { NoticesClient } from '../../clients/notices.client.js';
import { MessagesController } from './messages.controller.js';
import { NoticeSettingsController } from './notice-settings.controller.js';
import { NoticesController } from './notices.controller.js';
import { UnreadCounts } from '../../layout/unread-counts.js';

/** What there is for whoever is signed in, and what is sent besides. */
export const notices = {
  pages: [NoticeSettingsController, NoticesController, MessagesController],
  parts: [NoticesClient, UnreadCounts, MessagesClient],
} as const;
