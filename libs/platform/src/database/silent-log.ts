import type { Logger } from 'typeorm';

const nothing = (): undefined => undefined;

/** TypeORM would print queries with their parameters; what fails is thrown and logged by us. */
export const silentLog: Logger = {
  logQuery: nothing,
  logQueryError: nothing,
  logQuerySlow: nothing,
  logSchemaBuild: nothing,
  logMigration: nothing,
  log: nothing,
};
