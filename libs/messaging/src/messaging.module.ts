import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { EventDefinition, ServiceName } from '@waymark/contracts';

/** What a service hears and with which class. */
export interface MessagingOptions {
  readonly service: ServiceName;
  /** The producers whose topics are read. */
  readonly hears: readonly ServiceName[];
  /** The one class whose `@On` methods hear events. Its providers come from the module that declares it. */
  readonly consumer?: Type;
  /** Every event there is; a type outside it is quarantined. */
  readonly catalogue?: readonly EventDefinition[];
}

/** Outbox, inbox, relay and transport of one service. */
@Module({})
export class MessagingModule {
  static forService(_options: MessagingOptions): DynamicModule {
    return { module: MessagingModule, global: true };
  }
}
