import type { Migration } from '@waymark/platform';
import { Messages1764000000000 } from './1764000000000-messages.js';
import { MessageCauseAndHandOver1764100000000 } from './1764100000000-message-cause-and-hand-over.js';
import { MessageTurn1764100000010 } from './1764100000010-message-turn.js';
import { RowSecurity1764700000000 } from './1764700000000-row-security.js';
import { MessageChannels1764900000061 } from './1764900000061-message-channels.js';
import { Webhooks1764900000062 } from './1764900000062-webhooks.js';
import { ProviderStandings1765200000064 } from './1765200000064-provider-standings.js';
import { WebhooksLookedAfter1765200000065 } from './1765200000065-webhooks-looked-after.js';
import { Notices1765200000066 } from './1765200000066-notices.js';
import { MessagesOfAReferral1765500000085 } from './1765500000085-messages-of-a-referral.js';
import { DroppedMessages1765700000102 } from './1765700000102-dropped-messages.js';
import { ContactHeard1765700000105 } from './1765700000105-contact-heard.js';

/** Every migration of notification's own tables, the oldest first. */
export const notificationMigrations: readonly Migration[] = [
  Messages1764000000000,
  MessageCauseAndHandOver1764100000000,
  MessageTurn1764100000010,
  RowSecurity1764700000000,
  MessageChannels1764900000061,
  Webhooks1764900000062,
  ProviderStandings1765200000064,
  WebhooksLookedAfter1765200000065,
  Notices1765200000066,
  MessagesOfAReferral1765500000085,
  DroppedMessages1765700000102,
  ContactHeard1765700000105,
];
