import type { Logger } from '@waymark/platform';
import type { LogEntry } from 'kafkajs';

const REPORT_AGAIN_AFTER_MS = 30_000;

/** What the client writes to its log, in our words. */
export class ClientLog {
  /** How often a group was set back, since the process started. */
  setBacks = 0;
  private readonly reportedAt = new Map<string, number>();

  constructor(private readonly logger: Logger) {}

  take({ namespace, log }: Pick<LogEntry, 'namespace' | 'log'>): void {
    const cause = new ClientSays(log.message);
    if (log.message.startsWith('Offset out of range, resetting')) {
      this.setBacks += 1;
      const { topic, partition } = log as { topic?: string; partition?: number };
      this.logger.error('The group is set back: its offset is out of range', {
        ...(topic !== undefined && { topic }),
        ...(partition !== undefined && { partition }),
        cause,
      });
    } else if (log.message.includes('rebalanc')) {
      this.logger.debug('The consumer group is rebalancing');
    } else if (
      performance.now() - (this.reportedAt.get(namespace) ?? -Infinity) >
      REPORT_AGAIN_AFTER_MS
    ) {
      // It says the same several times a second while a broker is away.
      this.reportedAt.set(namespace, performance.now());
      this.logger.warn('The Kafka client met trouble', { code: namespace, cause });
    }
  }
}

/** What the client writes to its log; where it comes from says nothing. */
class ClientSays extends Error {
  override readonly name = 'ClientSays';
  override readonly stack = '';
}
