import { readConfig, ServiceConfig } from '@waymark/platform';

/** Operations needs nothing beyond what every service is told. */
export class OperationsConfig extends ServiceConfig {}

export const operationsConfig = (): OperationsConfig => readConfig(OperationsConfig, process.env);
