import type { Type } from '@nestjs/common';
import type { EventDefinition, ServiceName } from '@waymark/contracts';
import type { KeptBook } from './books.js';

/** What messaging was told when its module was put together. */
export class MessagingSettings {
  readonly service!: ServiceName;
  readonly hears!: readonly ServiceName[];
  readonly consumer?: Type;
  readonly gatherMs?: number;
  readonly catalogue!: readonly EventDefinition[];
  readonly keeps?: readonly KeptBook[];
  /** It does about events in its own quarantine what it does about those of others. */
  readonly hearsOwnQuarantine?: boolean;
}
