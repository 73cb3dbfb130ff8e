import type { Logger, ServiceConfig } from '@waymark/platform';
import { KafkaPorts } from './kafka.port.js';
import { KafkaJsAdapter } from './kafkajs.adapter.js';
import { messagingConfig } from './messaging.config.js';
import type { MessagingSettings } from './messaging-settings.js';
import type { Lane } from './topics.js';

/** One way to Kafka for ordinary events, and one for urgent ones. */
export function kafkaPorts(
  { KAFKA_BROKERS }: ServiceConfig,
  { service }: MessagingSettings,
  logger: Logger,
): KafkaPorts {
  if (KAFKA_BROKERS === undefined) throw new Error('KAFKA_BROKERS must be host:port,host:port');
  const brokers = KAFKA_BROKERS.split(',');
  const { kafkaSecurity: security } = messagingConfig();
  const port = (lane: Lane): KafkaJsAdapter =>
    new KafkaJsAdapter(
      { brokers, clientId: `${service}.${lane}`, ...(security && { security }) },
      logger,
    );
  return new KafkaPorts(port('normal'), port('urgent'));
}
