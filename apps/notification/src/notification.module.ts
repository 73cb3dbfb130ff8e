import { Module } from '@nestjs/common';
import { MessagingModule } from '@waymark/messaging';
import { Clock, Logger } from '@waymark/platform';
import { BacklogFigures } from './entry/backlog-figures.js';
import { DeliveriesController } from './entry/deliveries.controller.js';
import { MailCallbacksController } from './entry/mail-callbacks.controller.js';
import { NotifyCallbacksController } from './entry/notify-callbacks.controller.js';
import { ReferralMessagesController } from './entry/referral-messages.controller.js';
import { NotificationConsumer } from './entry/notification.consumer.js';
import { SendingLoop } from './entry/sending-loop.js';
import { WebhookLoop } from './entry/webhook-loop.js';
import { NoticesController } from './entry/notices.controller.js';
import { Tidying } from './entry/tidying.js';
import { TemplatesController } from './entry/templates.controller.js';
import { WebhooksController } from './entry/webhooks.controller.js';
import { Words } from './domain/templates/words.js';
import { AddressBook } from './gateways/address-book.js';
import { HttpAddressBook } from './gateways/http-address-book.js';
import { readTranslations } from './gateways/read-translations.js';
import { WebhookGateway } from './gateways/webhook-gateway.js';
import { gatewaysFrom, webhooksFrom } from './gateways/gateways-from.js';
import { MessageGateway } from './gateways/message-gateway.js';
import { NotificationConfig } from './notification.config.js';
import { BacklogView } from './store/backlog.view.js';
import { ReferralMessagesView } from './store/referral-messages.view.js';
import { DeliveriesView } from './store/deliveries.view.js';
import { keptBooks } from './store/kept-books.js';
import { MessageStore } from './store/message.store.js';
import { NoticeStore } from './store/notice.store.js';
import { ProviderStore } from './store/provider.store.js';
import { RecipientStore } from './store/recipient.store.js';
import { WebhookDeliveryStore } from './store/webhook-delivery.store.js';
import { WebhookStore } from './store/webhook.store.js';
import { KeepWebhooks } from './use-cases/keep-webhooks.js';
import { FindDestination } from './use-cases/find-destination.js';
import { ForgetWhatWasTold } from './use-cases/forget-what-was-told.js';
import { KeepNotices } from './use-cases/keep-notices.js';
import { SendWebhook } from './use-cases/send-webhook.js';
import { WebhookSecrets } from './use-cases/webhook-secrets.js';
import { PlanMessages } from './use-cases/plan-messages.js';
import { ReceiveReceipt } from './use-cases/receive-receipt.js';
import { ReadDeliveries } from './use-cases/read-deliveries.js';
import { MarkRestricted } from './use-cases/mark-restricted.js';
import { ReadReferralMessages } from './use-cases/read-referral-messages.js';
import { ReadTemplates } from './use-cases/read-templates.js';
import { SendMessage } from './use-cases/send-message.js';
import { StopMessages } from './use-cases/stop-messages.js';
import { WatchProviders } from './use-cases/watch-providers.js';

@Module({
  imports: [
    MessagingModule.forService({
      service: 'notification',
      hears: ['intake', 'routing'],
      consumer: NotificationConsumer,
      keeps: keptBooks,
    }),
  ],
  controllers: [
    DeliveriesController,
    NoticesController,
    MailCallbacksController,
    NotifyCallbacksController,
    ReferralMessagesController,
    TemplatesController,
    WebhooksController,
  ],
  providers: [
    { provide: MessageGateway, inject: [NotificationConfig], useFactory: gatewaysFrom },
    {
      provide: Words,
      inject: [NotificationConfig, Logger],
      useFactory: (config: NotificationConfig, logger: Logger): Words =>
        new Words(config.WEB_ORIGIN, readTranslations(config, logger)),
    },
    {
      provide: WebhookGateway,
      inject: [NotificationConfig, Clock],
      useFactory: webhooksFrom,
    },
    { provide: AddressBook, useClass: HttpAddressBook },
    NotificationConsumer,
    SendingLoop,
    BacklogFigures,
    WebhookLoop,
    Tidying,
    PlanMessages,
    MarkRestricted,
    SendMessage,
    FindDestination,
    ReceiveReceipt,
    StopMessages,
    WatchProviders,
    KeepWebhooks,
    SendWebhook,
    ForgetWhatWasTold,
    KeepNotices,
    WebhookSecrets,
    ReadDeliveries,
    ReadTemplates,
    ReadReferralMessages,
    MessageStore,
    ProviderStore,
    NoticeStore,
    RecipientStore,
    WebhookStore,
    WebhookDeliveryStore,
    DeliveriesView,
    BacklogView,
    ReferralMessagesView,
  ],
})
export class NotificationModule {}
