import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { type EventDefinition, type ServiceName, catalogue } from '@waymark/contracts';
import { Clock, Logger, Metrics, ServiceConfig } from '@waymark/platform';
import { DataSource } from 'typeorm';
import { Books, type KeptBook } from './books.js';
import { BooksController } from './books.controller.js';
import { desks } from './desks.js';
import { KafkaPorts } from './kafka.port.js';
import { kafkaPorts } from './kafka-ports.js';
import { messagingConfig } from './messaging.config.js';
import { MessagingLife } from './messaging-life.js';
import { MessagingParts } from './messaging-parts.js';
import { MessagingSettings } from './messaging-settings.js';
import { OperationsController } from './operations.controller.js';
import { PoolConnections } from './pool-connections.js';
import { ProcessEnd } from './process-end.js';
import { QuarantineCareController } from './quarantine-care.controller.js';
import { QuarantineRunsController } from './quarantine-runs.controller.js';
import { QuarantineWatch } from './quarantine-watch.js';
import { SaidController } from './said.controller.js';
import { WatchingController } from './watching.controller.js';
import { Topics } from './topics.js';
import { UnitOfWork } from './unit-of-work.js';

/** What a service hears and with which class. */
export interface MessagingOptions {
  readonly service: ServiceName;
  /** The producers whose topics are read. */
  readonly hears: readonly ServiceName[];
  /** The one class whose `@On` methods hear events, a provider of the service's own module. */
  readonly consumer?: Type;
  /** How long ordinary events may wait for others to share a transaction with, in milliseconds; 10 by default. */
  readonly gatherMs?: number;
  /** Every event there is; a type outside it is quarantined. */
  readonly catalogue?: readonly EventDefinition[];
  /** What reconciliation may compare with other services, besides what was said and heard. */
  readonly keeps?: readonly KeptBook[];
  /**
   * Its handlers of `event.quarantined` and `.unquarantined` are told of its own as well, in the transaction that says
   * it: it does not read its own topic. Without this it hears those of others alone.
   */
  readonly hearsOwnQuarantine?: boolean;
}

/** Outbox, inbox, relay and transport of one service. */
@Module({})
export class MessagingModule {
  static forService(options: MessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      controllers: [
        ...[QuarantineRunsController, QuarantineCareController, OperationsController],
        SaidController,
        BooksController,
        WatchingController,
      ],
      providers: [
        { provide: MessagingSettings, useValue: { catalogue, ...options } },
        ...providers,
      ],
      exports: [UnitOfWork, Books],
    };
  }
}

const providers: Provider[] = [
  MessagingLife,
  QuarantineWatch,
  ProcessEnd,
  { provide: Topics, useFactory: () => new Topics(messagingConfig().TOPIC_PREFIX) },
  {
    provide: KafkaPorts,
    inject: [ServiceConfig, MessagingSettings, Logger],
    useFactory: kafkaPorts,
  },
  {
    provide: MessagingParts,
    inject: [
      ...[MessagingSettings, Topics, KafkaPorts, DataSource, Clock, Logger],
      ...[Metrics, ProcessEnd],
    ],
    useFactory: (
      ...[settings, topics, ports, dataSource, clock, logger, metrics, processEnd]: GroundInOrder
    ) =>
      new MessagingParts({
        ...{ settings, topics, ports, clock, logger, metrics, processEnd },
        connections: new PoolConnections(dataSource),
      }),
  },
  {
    provide: UnitOfWork,
    inject: [MessagingParts],
    useFactory: (parts: MessagingParts) => parts.unitOfWork,
  },
  ...desks,
];

type GroundInOrder = [
  MessagingSettings,
  Topics,
  KafkaPorts,
  DataSource,
  Clock,
  Logger,
  Metrics,
  ProcessEnd,
];
