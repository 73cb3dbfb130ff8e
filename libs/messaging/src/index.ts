import 'reflect-metadata';

export * from './audit-proof.js';
export { Books, type KeptBook } from './books.js';
export * from './cause-of.js';
export * from './connections.js';
export * from './kafka.port.js';
export type { MessagingGround } from './messaging-ground.js';
export * from './messaging-migrations.js';
export * from './messaging-parts.js';
export * from './messaging-settings.js';
export * from './messaging.module.js';
export { On } from './on.js';
export * from './permanent-failure.js';
export * from './pool-connections.js';
export * from './process-end.js';
export * from './topics.js';
export * from './unit-of-work.js';
export { uuidV7 } from './uuid-v7.js';
