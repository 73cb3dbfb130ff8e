import { WebhooksClient } from '../../clients/webhooks.client.js';
import { AdministrationStore } from '../../store/administration.store.js';
import { AccountChangesController } from './accounts/account-changes.controller.js';
import { AccountDesk } from './accounts/account-desk.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { GiveRoleController } from './accounts/give-role.controller.js';
import { OpeningsController } from './openings/openings.controller.js';
import { InviteController } from './accounts/invite.controller.js';
import { AddWebhookController } from './webhooks/add-webhook.controller.js';
import { WebhookChangesController } from './webhooks/webhook-changes.controller.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

/** Who may sign in and as what, and which systems are told; one's own address comes after those that only look like it. */
export const administrators = {
  pages: [
    InviteController,
    AccountsController,
    GiveRoleController,
    AccountChangesController,
    AddWebhookController,
    WebhooksController,
    WebhookChangesController,
    OpeningsController,
  ],
  desks: [AdministrationStore, AccountDesk, WebhooksClient],
} as const;
