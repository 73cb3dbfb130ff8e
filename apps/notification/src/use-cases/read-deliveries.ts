import { Injectable } from '@nestjs/common';
import {
  BACKLOG_CHANNELS,
  type Deliveries,
  type DeliveriesQuery,
  type MessageBacklog,
  type Provider,
} from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { Clock, type Caller } from '@waymark/platform';
import type { Carried } from '../domain/safe-contact.js';
import { NotificationConfig } from '../notification.config.js';
import { BacklogView } from '../store/backlog.view.js';
import { DeliveriesView } from '../store/deliveries.view.js';

const MOST = 100;

/** Reads which referrals were written about; the audit line is committed before anything is answered. */
@Injectable()
export class ReadDeliveries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deliveries: DeliveriesView,
    private readonly backlogView: BacklogView,
    private readonly config: NotificationConfig,
    private readonly clock: Clock,
  ) {}

  newest(
    narrowed: DeliveriesQuery,
    { organisation, subject, roles, scopes }: Caller,
  ): Promise<Deliveries> {
    const operates = roles.includes('operator') || scopes.includes('operations:read');
    const reader = { organisation, subject, kinds: operates ? ['operations'] : [] };
    return this.unitOfWork.readFor(reader, async (tx) => {
      tx.audit({ action: 'deliveries.read', subject: organisation, by: subject });
      return this.deliveries.newest(tx, narrowed, MOST);
    });
  }

  /** Numbers and ages, of nobody. */
  async backlog(): Promise<MessageBacklog> {
    const [waiting, standings] = await Promise.all([
      this.backlogView.waiting(),
      this.backlogView.standings(),
    ]);
    return {
      asOf: this.clock.now().toISOString(),
      perSecond: this.config.MESSAGES_PER_SECOND,
      channels: BACKLOG_CHANNELS.map((channel) => {
        const found = waiting.find((one) => one.channel === channel);
        const { waiting: number = 0, oldestAt } = found ?? {};
        return {
          ...{ channel, waiting: number },
          ...(oldestAt !== undefined && { oldestAt: oldestAt.toISOString() }),
        };
      }),
      providers: standings.map(({ since, ...standing }) => ({
        ...standing,
        provider: this.providerOf(standing.channel),
        since: since.toISOString(),
      })),
    };
  }

  private providerOf(channel: Carried): Provider {
    return channel === 'email' && this.config.SMTP_URL !== undefined
      ? 'mail-server'
      : 'govuk-notify';
  }
}
