import { startService } from '@waymark/platform';
import { prepareWeb } from './prepare-web.js';
import { SessionCallerReader } from './sign-in/session-caller-reader.js';
import { webMigrations } from './store/migrations/web-migrations.js';
import { webConfig } from './web.config.js';
import { WebModule } from './web.module.js';

await startService({
  name: 'web',
  module: WebModule,
  config: webConfig(),
  migrations: webMigrations,
  bodies: 'form',
  callers: SessionCallerReader,
  prepare: prepareWeb,
});
